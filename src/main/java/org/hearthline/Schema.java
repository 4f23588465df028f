package org.hearthline;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.hearthline.platform.Settings;

/**
 * The database's schema outside the sandbox: the command {@code migrate} brings it up to date, as its owner, and a start only looks whether
 * that was done. A schema that is newer than the process is no obstacle: versions run side by side during a rollout.
 */
final class Schema {

    static final String MIGRATE = "migrate";

    private static final String SERVICE_ROLE = "--service-role";
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** The exit code that {@code sysexits.h} gives to a command that was called wrongly. */
    private static final int EXIT_USAGE = 64;

    /** How often a database that does not answer is asked again, some seconds apart: it may be on its way to another host. */
    private static final int PATIENCE = 10;

    private final Flyway flyway;

    private Schema(Map<String, String> environment, String serviceRole) {
        this.flyway = Flyway.configure()
                .dataSource(
                        Settings.jdbcUrl(environment),
                        environment.get("HEARTHLINE_DB_USER"),
                        environment.get("HEARTHLINE_DB_PASSWORD"))
                .connectRetries(PATIENCE)
                .connectRetriesInterval(2)
                .initSql(namingServiceRole(serviceRole))
                .load();
    }

    /**
     * @param options may name, after {@code --service-role}, the role that the service signs in as: it is granted what the service needs
     * @return the exit code: 0 when the schema is what this version needs, or newer
     */
    static int migrate(Map<String, String> environment, List<String> options, PrintStream output, PrintStream errors) {
        boolean namesRole = options.size() == 2
                && options.get(0).equals(SERVICE_ROLE)
                && ROLE.matcher(options.get(1)).matches();
        if (!options.isEmpty() && !namesRole) {
            errors.println("usage: " + MIGRATE + " [" + SERVICE_ROLE + " name], a name of small letters, digits and _");
            return EXIT_USAGE;
        }
        List<String> problems = Settings.problemsOfDatabase(environment);
        if (!problems.isEmpty()) {
            problems.forEach(errors::println);
            return Hearthline.EXIT_CONFIGURATION;
        }
        try {
            String serviceRole = namesRole ? options.get(1) : "";
            Schema schema = new Schema(environment, serviceRole);
            int count = schema.flyway.migrate().migrationsExecuted;
            output.println("schema: " + count + " migrations run, now at version " + schema.version());
            if (namesRole) {
                output.println("grants: " + serviceRole + " may do what the service needs");
            }
            return 0;
        } catch (FlywayException e) {
            errors.println(MIGRATE + ": " + e.getMessage());
            return 1;
        }
    }

    /** What keeps this version from starting on the schema as it is; empty when nothing does. */
    static Optional<String> problem(Map<String, String> environment) {
        try {
            return new Schema(environment, "").behind();
        } catch (FlywayException e) {
            return Optional.of("HEARTHLINE_DB_URL: the database cannot be reached, or lets this user not in");
        }
    }

    /** What the connections say on which the grants are made that follow every migration. */
    private static String namingServiceRole(String name) {
        return "select set_config('hearthline.service_role', '" + name + "', false)";
    }

    private Optional<String> behind() {
        MigrationInfo[] pending = flyway.info().pending();
        return pending.length == 0
                ? Optional.empty()
                : Optional.of("The database's schema is at version " + version() + " and this version needs "
                        + pending[pending.length - 1].getVersion() + ": run " + MIGRATE + " as its owner first");
    }

    private String version() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion)
                .orElse("0");
    }
}
