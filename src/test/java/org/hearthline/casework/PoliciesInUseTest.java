package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.hearthline.Database;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoliciesInUseTest {

    @Inject
    PoliciesInUse policies;

    @Test
    void policyWithoutAFileWhileACaseIsUnderIt_stopsTheStartAndIsNamed() throws SQLException {
        String caseId = newId("C");
        putCase("system", caseId, motherAndChild(caseId, newId("W"))).then().statusCode(200);
        Database.changeFacts("update case_file set policy = 'tn-30.1' where id = ?", caseId);

        assertThatThrownBy(() -> policies.check(new StartupEvent()))
                .isInstanceOf(ConfigFolder.WrongConfiguration.class)
                .hasMessage("policies: 1 cases are under tn-30.1, and no file there holds it");

        Database.changeFacts("update case_file set policy = 'tn-31.8' where id = ?", caseId);
        assertThatCode(() -> policies.check(new StartupEvent())).doesNotThrowAnyException();
    }
}
