package org.hearthline.policy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A property that no proof runs would be thought proved at full size, and be tried only as often as in every build. */
@AnalyzeClasses(packages = "org.hearthline.policy")
class ProofTest {

    @ArchTest
    static final ArchRule EVERY_PROPERTY_IS_PART_OF_THE_PROOF = methods()
            .that()
            .areAnnotatedWith(Property.class)
            .should()
            .beDeclaredInClassesThat(describe("carry the hook of the proof", ProofTest::carriesTheHook));

    private static boolean carriesTheHook(JavaClass properties) {
        return Stream.of(properties.reflect().getAnnotationsByType(AddLifecycleHook.class))
                .anyMatch(hook -> hook.value() == Proof.class);
    }
}
