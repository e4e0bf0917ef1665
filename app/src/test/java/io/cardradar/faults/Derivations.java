package io.cardradar.faults;

import io.cardradar.analytics.events.Derivation;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.inject.BeanDefinitionReference;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/**
 * Every derivation of the service, for programs that look at its database from outside: the beans
 * are found as the service finds them, without starting it.
 */
final class Derivations {
    private Derivations() {}

    @SuppressWarnings("rawtypes")
    static List<Derivation> all() {
        List<BeanDefinitionReference> beans = new ArrayList<>();
        SoftServiceLoader.load(BeanDefinitionReference.class).collectAll(beans);
        List<Derivation> derivations = new ArrayList<>();
        for (BeanDefinitionReference<?> bean : beans) {
            if (bean.isPresent() && Derivation.class.isAssignableFrom(bean.getBeanType())) {
                derivations.add(make(bean.getBeanType()));
            }
        }
        return derivations;
    }

    private static Derivation make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Derivation) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs more than nothing", e);
        }
    }
}
