package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Time comes from an injected {@link Clock}, so that a test can say what time it is. One class asks
 * the machine.
 */
final class TimeTest {
    /** The simulator is a program of its own, whose clock its own settings carry. */
    private static final Set<String> MAKE_CLOCKS =
            Set.of("io.cardradar.app.web.ClockFactory", "io.cardradar.wechat.simulator.Simulator");

    @Test
    void nobodyAsksForTheTimeWithoutAClock() {
        assertThat(calls(Production.WITH_TESTS, TimeTest::readsTheMachine)).isEmpty();
    }

    @Test
    void onlyOneClassMakesTheClock() {
        assertThat(calls(Production.CLASSES, TimeTest::makesAClock))
                .allMatch(
                        call -> MAKE_CLOCKS.stream().anyMatch(call::contains),
                        "is in a clock's own class");
    }

    private static Set<String> calls(JavaClasses code, Predicate<JavaCodeUnitAccess<?>> unwanted) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : code) {
            calls(type).filter(unwanted).map(JavaAccess::getDescription).forEach(found::add);
        }
        return found;
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaClass type) {
        return Stream.<Set<? extends JavaCodeUnitAccess<?>>>of(
                        type.getCodeUnitCallsFromSelf(), type.getCodeUnitReferencesFromSelf())
                .flatMap(Set::stream);
    }

    private static boolean readsTheMachine(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean withoutClock =
                call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean now = owner.startsWith("java.time.") && name.equals("now") && withoutClock;
        boolean date =
                owner.equals(Date.class.getName())
                        && name.equals(JavaConstructor.CONSTRUCTOR_NAME)
                        && call.getTarget().getRawParameterTypes().isEmpty();
        return now
                || date
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
    }

    private static boolean makesAClock(JavaCodeUnitAccess<?> call) {
        return call.getTargetOwner().isEquivalentTo(Clock.class)
                && call.getTarget().getName().startsWith("system");
    }
}
