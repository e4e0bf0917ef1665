package io.cardradar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.app.testing.TestService;
import io.cardradar.architecture.Checkout;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class SettingsTest {
    private static final Pattern NAMED_IN_CODE =
            Pattern.compile("property = \"(cardradar\\.[a-z.-]+)\"");

    @Test
    void knowsEverySettingThatTheCodeReads() throws IOException {
        Set<String> read = new TreeSet<>(namedInConditions());
        read.addAll(components());

        assertThat(KnownSettings.ALL).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void describesEverySettingToOperators() throws IOException {
        String page = Files.readString(Checkout.ROOT.resolve("docs/operations.md"));

        assertThat(KnownSettings.ALL).allMatch(key -> page.contains("`" + key + "`"));
    }

    @Test
    void refusesASettingThatDoesNotExist() {
        assertThatThrownBy(() -> check(Map.of("cardradar.tokens.acess-lifetime", "PT1H")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cardradar.tokens.acess-lifetime (test)")
                .hasMessageContaining("cardradar.tokens.access-lifetime");
        assertThatThrownBy(() -> check(Map.of("CARDRADAR_MASTER_KEY", "x")))
                .hasMessageContaining("CARDRADAR_MASTER_KEY");
    }

    @Test
    void takesASettingHoweverItIsSpelt() {
        assertThatCode(() ->
                        check(
                                Map.of(
                                        "cardradar.tokens.accessLifetime", "PT1H",
                                        "CARDRADAR_SECRETS_MASTER_KEY", "x",
                                        "OTHER_VARIABLE", "y")))
                .doesNotThrowAnyException();
    }

    private static void check(Map<String, Object> settings) {
        Environment environment =
                ApplicationContext.builder("settings-test")
                        .propertySources(PropertySource.of("test", settings))
                        .build()
                        .getEnvironment();
        environment.start();
        new KnownSettings(environment).check();
    }

    private static Set<String> namedInConditions() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : Checkout.sources(".java")) {
            if (file.toString().contains("/src/main/")) {
                Matcher named = NAMED_IN_CODE.matcher(Files.readString(file));
                while (named.find()) {
                    names.add(named.group(1));
                }
            }
        }
        return names;
    }

    private static Set<String> components() {
        Set<String> names = new TreeSet<>();
        for (BeanDefinition<?> bean : TestService.shared().context().getAllBeanDefinitions()) {
            if (bean.getBeanType().getName().startsWith("io.cardradar.")
                    && bean.hasStereotype(ConfigurationReader.class)) {
                for (Argument<?> component : bean.getConstructor().getArguments()) {
                    component
                            .getAnnotationMetadata()
                            .stringValue(Property.class, "name")
                            .ifPresent(names::add);
                }
            }
        }
        return names;
    }
}
