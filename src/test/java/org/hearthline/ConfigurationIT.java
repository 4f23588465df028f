package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agency's files as the packaged service reads them: checked alone, and at every start. */
@Timeout(180)
class ConfigurationIT extends PackagedService {

    @Test
    void agencyFilesWithErrors_areToldAlikeByTheCheckAndByEveryStart() throws Exception {
        Path config = Files.createDirectories(folder.resolve("agency/policies")).getParent();
        Files.writeString(
                config.resolve("agency.yaml"),
                Files.readString(configuration().resolve("agency.yaml")).replace("region: tn", "region: tennessee"));
        Files.writeString(
                config.resolve("policies/tn-31.8.yml"),
                Files.readString(configuration().resolve("policies/tn-31.8.yaml")));
        Files.writeString(config.resolve("policies/own.yaml"), "id: own\nid: other\n");
        Files.writeString(config.resolve("policies/short.yaml"), "id: short\nreminders: { lead: [1] }\n");
        Map<String, String> production = production();
        production.put("HEARTHLINE_CONFIG_DIR", "agency");

        Ended check = checkConfig("agency");
        Ended productionStart = run(production);
        Ended demoStart = run(Map.of("HEARTHLINE_DEMO", "true", "HEARTHLINE_CONFIG_DIR", "agency"));

        assertThat(check.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(check.output()).isEmpty();
        assertThat(check.errors())
                .contains(
                        "agency/policies/tn-31.8.yml: is not read; expected here are files named *.yaml",
                        "agency/policies/own.yaml:2: id: must be given once, and stands in line 1 already",
                        "agency/policies/short.yaml:1: title: must be given, and not blank",
                        "agency/policies/short.yaml:2: reminders.at: must be given")
                .anyMatch(line -> line.matches("agency/agency.yaml:\\d+: holidays.region: must be one of ak, .*"));
        assertThat(productionStart).isEqualTo(check);
        assertThat(demoStart).isEqualTo(check);
    }

    @Test
    void agencyFilesWithoutErrors_areSummedUpByTheCheckWithoutSettings() throws Exception {
        Ended check = checkConfig(configuration().toString());

        assertThat(check.code()).isZero();
        assertThat(check.errors()).isEmpty();
        assertThat(check.output())
                .containsExactly(
                        "agency: Hearthline",
                        "policy: draft-30-day, version 2026-11, effective from 2020-01-01: Draft policy, Engagement",
                        "policy: tn-31.8, version 2026-11, effective from 2020-01-01:"
                                + " Tennessee DCS 31.8, Parent/Caregiver Engagement and Support",
                        "texts: en, 17 texts, 0 approved",
                        "texts: es, 17 texts, 0 approved");
    }

    @Test
    void policyInUseWithoutAFile_stopsTheStartWithItsLineAlone() throws Exception {
        Map<String, String> environment =
                Map.of("HEARTHLINE_DEMO", "true", "HEARTHLINE_DATA_DIR", "data", "HEARTHLINE_CONFIG_DIR", "agency");
        Path policies = Files.createDirectories(folder.resolve("agency/policies"));
        Files.copy(configuration().resolve("agency.yaml"), policies.resolveSibling("agency.yaml"));
        Path messages = Files.createDirectories(policies.resolveSibling("messages"));
        for (String file : List.of("en.yaml", "forbidden.yaml")) {
            Files.copy(configuration().resolve("messages").resolve(file), messages.resolve(file));
        }
        Path policy = Files.copy(configuration().resolve("policies/tn-31.8.yaml"), policies.resolve("tn-31.8.yaml"));
        Process demo = start(environment, List.of("-Dquarkus.http.port=0"), List.of());
        RestAssured.baseURI = addressOf(demo);
        String caseId = Api.newId("C");
        Api.putCase("system", caseId, Api.motherAndChild(caseId, Api.newId("W")))
                .then()
                .statusCode(200);
        demo.destroy();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.writeString(policy, Files.readString(policy).replace("id: tn-31.8", "id: tn-31.9"));

        Ended ended = run(environment, "-Dquarkus.http.port=0");

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .matches("policies: \\d+ cases are under tn-31.8, and no file there holds it");
    }

    private Ended checkConfig(String config) throws Exception {
        return runJar(Map.of(), List.of(), List.of("check-config", config));
    }
}
