package io.cardradar.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;

import org.junit.jupiter.api.Test;

import java.util.TreeSet;
import java.util.stream.Stream;

/** WxJava is how {@code wechat-integration} works; nobody outside it can tell. */
final class WeChatBoundaryTest {
    private static final DescribedPredicate<JavaClass> WXJAVA =
            resideInAnyPackage("cn.binarywang..", "me.chanjar..");

    @Test
    void onlyTheWeChatModuleUsesWxJava() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("io.cardradar.wechat..")))
                .should()
                .dependOnClassesThat(WXJAVA)
                .check(Production.CLASSES);
    }

    @Test
    void noPublicSignatureShowsWxJava() {
        TreeSet<String> shown = new TreeSet<>();
        for (JavaClass type : Production.CLASSES) {
            if (type.getPackageName().startsWith("io.cardradar.wechat") && isVisible(type)) {
                supertypes(type).filter(WXJAVA).forEach(t -> shown.add(type.getName()));
                type.getMembers().stream()
                        .filter(WeChatBoundaryTest::isVisible)
                        .filter(member -> types(member).anyMatch(WXJAVA))
                        .map(JavaMember::getFullName)
                        .forEach(shown::add);
            }
        }
        assertThat(shown).as("public signatures that show WxJava").isEmpty();
    }

    private static boolean isVisible(HasModifiers element) {
        return element.getModifiers().contains(JavaModifier.PUBLIC)
                || element.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(java.util.Set::stream);
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            Stream<JavaType> types =
                    Stream.concat(
                            Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
            return Stream.concat(
                    types.flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                    unit.getThrowsClause().getTypes().stream());
        }
        return member.getAllInvolvedRawTypes().stream();
    }
}
