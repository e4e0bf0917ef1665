package io.cardradar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;

import io.cardradar.kernel.RecurringJob;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.TreeSet;
import java.util.stream.Stream;

/** The shape of the code; CONTRIBUTING.md says why. */
final class ArchitectureTest {
    @Test
    void everyPackageHasARowInTheTable() {
        assertThat(Production.CLASSES)
                .filteredOn(type -> PackageTable.rowOf(type).isEmpty())
                .extracting(JavaClass::getName)
                .as("classes in packages that PackageTable does not know")
                .isEmpty();
    }

    @Test
    void packagesKnowOnlyWhatTheTableAllows() {
        TreeSet<String> breaches = new TreeSet<>();
        for (JavaClass type : Production.CLASSES) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> !isAllowed(dependency))
                    .map(Dependency::getDescription)
                    .forEach(breaches::add);
        }
        assertThat(breaches).as("dependencies that PackageTable does not allow").isEmpty();
    }

    private static boolean isAllowed(Dependency dependency) {
        String from = PackageTable.rowOf(dependency.getOriginClass()).orElse("?");
        return PackageTable.rowOf(dependency.getTargetClass())
                .map(to -> PackageTable.allows(from, to))
                .orElse(true);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("io.cardradar.(**)").should().beFreeOfCycles().check(Production.CLASSES);
    }

    @Test
    void onlySearchSeesElasticsearch() {
        noClasses()
                .that(describe("are outside app.search", type -> !isIn(type, "app.search")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "org.elasticsearch..")
                .check(Production.CLASSES);
    }

    @Test
    void onlySchedulingSeesQuartz() {
        noClasses()
                .that(describe("are outside app.scheduling", type -> !isIn(type, "app.scheduling")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.quartz..")
                .check(Production.CLASSES);
    }

    @Test
    void onlyStorageSeesTheS3Sdk() {
        noClasses()
                .that(describe("are outside app.storage", type -> !isIn(type, "app.storage")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(Production.CLASSES);
    }

    @Test
    void controllersDoNotUseRepositories() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Repository"))
                .check(Production.CLASSES);
    }

    @Test
    void whatIsInsideAFeatureIsPackagePrivate() {
        classes()
                .that(describe("are inner parts of a feature", ArchitectureTest::isInnerPart))
                .should()
                .bePackagePrivate()
                .check(Production.CLASSES);
    }

    private static boolean isInnerPart(JavaClass type) {
        return type.isTopLevelClass()
                && Stream.of("Controller", "Repository", "Job", "Row")
                        .anyMatch(type.getSimpleName()::endsWith)
                && !type.isEquivalentTo(RecurringJob.class);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should(be(describe("named for what they do", ArchitectureTest::isWellNamed)))
                .check(Production.WITH_TESTS);
    }

    private static boolean isWellNamed(JavaClass type) {
        String name = type.getSimpleName();
        return !name.startsWith("Abstract")
                && Stream.of("Impl", "Manager", "Helper", "Util", "Utils", "Data")
                        .noneMatch(name::endsWith);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("io.micronaut.context.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("io.micronaut.context.annotation.Property")
                .check(Production.WITH_TESTS);
    }

    @Test
    void beansKeepNoStateThatCouldBeReplaced() {
        fields().that()
                .areDeclaredInClassesThat(
                        describe(
                                "are beans",
                                type -> type.isMetaAnnotatedWith("jakarta.inject.Scope")))
                .and()
                .doNotHaveModifier(JavaModifier.VOLATILE)
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(Production.CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItOwns() {
        TreeSet<String> without = new TreeSet<>();
        for (JavaClass type : Production.WITH_TESTS) {
            JavaPackage in = type.getPackage();
            if (!in.isAnnotatedWith(NullMarked.class)) {
                without.add(in.getName());
            }
        }
        assertThat(without).as("packages without a @NullMarked package-info").isEmpty();
    }

    private static boolean isIn(JavaClass type, String row) {
        return resideInAPackage("io.cardradar." + row + "..").test(type);
    }
}
