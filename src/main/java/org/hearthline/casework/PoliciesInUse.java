package org.hearthline.casework;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A policy whose file was removed while cases are under it stops the start: their reminders would stop without a word. */
@Singleton
class PoliciesInUse {

    private final AgroalDataSource database;
    private final PolicyShelf policies;

    PoliciesInUse(AgroalDataSource database, PolicyShelf policies) {
        this.database = database;
        this.policies = policies;
    }

    void check(@Observes StartupEvent start) throws SQLException {
        List<String> errors = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet used = statement.executeQuery("select policy, count(*) from case_file group by policy")) {
            while (used.next()) {
                String policy = used.getString(1);
                if (policies.find(policy).isEmpty()) {
                    errors.add("policies: %d cases are under %s, and no file there holds it"
                            .formatted(used.getLong(2), policy));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ConfigFolder.WrongConfiguration(errors);
        }
    }
}
