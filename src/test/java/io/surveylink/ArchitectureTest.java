package io.surveylink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Repository;

/** The drawing of the packages and what is agreed about them, as code. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.surveylink");

    private static final List<Class<? extends Annotation>> ACCESS =
            List.of(AnonymousAllowed.class, PermitAll.class, RolesAllowed.class, DenyAll.class);

    @Test
    void featuresDependOnEachOtherAsTheirPackagesDeclare() {
        ApplicationModules.of(SurveylinkApplication.class).verify();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleHolds(ArchRule rule) {
        rule.check(CLASSES);
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideInAPackage("..ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.jooq..", "io.surveylink.jooq..", "java.sql..")
                        .because("a view that reads tables goes past the service, and with it past the access table"),
                noClasses()
                        .that()
                        .resideInAPackage("..ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.surveylink..internal..")
                        .because("views see what other features see: the root package"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.surveylink.salesforce.internal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.sforce..")
                        .because("the SOAP library is an adapter's affair: everybody else speaks to the gateway"),
                noClasses()
                        .that()
                        .resideInAPackage("io.surveylink.salesforce..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "com.vaadin..", "org.jooq..", "io.surveylink.jooq..", "io.surveylink.user..")
                        .because("the gateway takes a session and a request and knows neither users nor tables"),
                classes()
                        .that()
                        .areAnnotatedWith(Route.class)
                        .should(carryExactlyOneAccessAnnotation())
                        .because("a view without one is closed to all, and one with two says two things"),
                classes()
                        .that()
                        .areAnnotatedWith(Route.class)
                        .should()
                        .bePackagePrivate()
                        .andShould()
                        .resideInAPackage("..ui..")
                        .because("other features reach a view through the navigation of its feature"),
                classes()
                        .that()
                        .areAnnotatedWith(Repository.class)
                        .should()
                        .bePackagePrivate()
                        .andShould()
                        .resideInAPackage("..internal..")
                        .because("a table has one feature that writes it"),
                noClasses()
                        .that()
                        .resideInAPackage("io.surveylink..internal..")
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .bePublic()
                        .because("nothing in internal is for others"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the Clock bean, or tests and the development clock cannot move it"),
                noClasses()
                        .that(not(resideInAPackage("io.surveylink.common")))
                        .should()
                        .callMethod(Clock.class, "systemUTC")
                        .because("there is one clock"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..ui..", "io.surveylink.shell")
                        .should()
                        .callMethod(UI.class, "getCurrent")
                        .because("a service has no page: it may run in the engine or behind the REST API"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.vaadin.flow.theme.lumo..")
                        .because("the theme is Aura, and its tokens are not Lumo's"),
                fields().should()
                        .notBeAnnotatedWith(Autowired.class)
                        .because("what a class needs is in its constructor"));
    }

    /**
     * One in main is enough for the tests of the same package. A second one, in test, would hide it, and with it the
     * dependencies that it declares: nothing would be verified any more.
     */
    @ParameterizedTest
    @MethodSource("packages")
    void packageIsNullMarkedOnce(Path folder) throws IOException {
        var main = Path.of("src/main/java").resolve(folder).resolve("package-info.java");
        var test = Path.of("src/test/java").resolve(folder).resolve("package-info.java");
        assertThat(Files.exists(main)).as("in main, or else in test").isNotEqualTo(Files.exists(test));
        assertThat(Files.exists(main) ? main : test).content().contains("@NullMarked");
    }

    static List<Path> packages() throws IOException {
        return Stream.concat(foldersIn(Path.of("src/main/java")), foldersIn(Path.of("src/test/java")))
                .distinct()
                .toList();
    }

    private static Stream<Path> foldersIn(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file.getParent()))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static ArchCondition<JavaClass> carryExactlyOneAccessAnnotation() {
        return new ArchCondition<>("carry exactly one access annotation") {
            @Override
            public void check(JavaClass view, ConditionEvents events) {
                long found = ACCESS.stream().filter(view::isAnnotatedWith).count();
                events.add(new SimpleConditionEvent(
                        view, found == 1, view.getName() + " carries " + found + " access annotations"));
            }
        };
    }
}
