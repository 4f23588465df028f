package org.hearthline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearthline.message.Keyword;
import org.jspecify.annotations.NullMarked;

/** Which package may know which: the table in README, "How it is built". */
@AnalyzeClasses(packages = "org.hearthline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.hearthline.";

    /** What each package may use of ours, besides {@code platform}. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("policy", List.of()),
            Map.entry("platform", List.of()),
            Map.entry("message", List.of()),
            Map.entry("casework", List.of("policy", "message")),
            Map.entry("consent", List.of("casework", "message")),
            Map.entry("meeting", List.of("casework", "consent", "message")),
            Map.entry("reminder", List.of("policy", "casework", "meeting", "message")),
            Map.entry("gate", List.of("policy", "casework", "consent", "meeting", "message")),
            Map.entry(
                    "web",
                    List.of(
                            "policy",
                            "casework",
                            "consent",
                            "meeting",
                            "conversation",
                            "message",
                            "reminder",
                            "record",
                            "intake")),
            Map.entry("conversation", List.of("policy", "casework", "consent", "meeting", "message")),
            Map.entry("intake", List.of("casework")),
            Map.entry(
                    "record",
                    List.of("policy", "casework", "consent", "meeting", "conversation", "message", "reminder")),
            Map.entry("sandbox", List.of()));

    @ArchTest
    static void everyPackage_standsInTheTable(JavaClasses ours) {
        Set<String> features = ours.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(MAY_USE.keySet()).containsAll(features);
    }

    @ArchTest
    static void everyPackage_usesOnlyWhatTheTableAllows(JavaClasses ours) {
        MAY_USE.forEach((feature, used) -> packageRule(feature, used).check(ours));
    }

    /** Pure: facts and a date in, duties and requirements out. The annotations for nullness leave no trace at run time. */
    @ArchTest
    static final ArchRule POLICY_IS_PURE = classes()
            .that()
            .resideInAPackage("org.hearthline.policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "org.hearthline.policy..");

    /** Pure: a text and what was asked in, its meaning out. */
    @ArchTest
    static final ArchRule READING_IS_PURE = classes()
            .that()
            .resideInAPackage("org.hearthline.conversation.reading..")
            .should(onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify.annotations", "org.hearthline.conversation.reading..")
                            .or(type(Keyword.class))));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.hearthline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_EMAIL_CHANNEL_KNOWS_THE_MAILER = noClasses()
            .that()
            .resideOutsideOfPackage("org.hearthline.message.channel.email..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.mailer..");

    @ArchTest
    static final ArchRule ONLY_THE_SMS_CHANNEL_KNOWS_TWILIO = noClasses()
            .that()
            .resideOutsideOfPackage("org.hearthline.message.channel.sms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..");

    @ArchTest
    static final ArchRule NO_SYNCHRONOUS_TRANSACTIONS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.transaction..")
            .because("a synchronous transaction does not cover a Uni");

    @ArchTest
    static void everyPackage_isNullMarked(JavaClasses ours) {
        Set<String> unmarked = ours.stream()
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(each -> each.getName())
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }

    private static ArchRule packageRule(String feature, List<String> used) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(ROOT + feature + "..", ROOT + "platform..");
        for (String each : used) {
            allowed = allowed.or(resideInAPackage(ROOT + each + ".."));
        }
        return classes()
                .that()
                .resideInAPackage(ROOT + feature + "..")
                .should(onlyDependOnClassesThat(
                        not(resideInAPackage("org.hearthline..")).or(allowed)))
                .as(feature + " uses of ours only platform and " + used);
    }
}
