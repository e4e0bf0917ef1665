package io.cardradar.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of all modules, without what annotation processors made. */
final class Production {
    static final JavaClasses CLASSES = read("target/classes");

    /** The same with test code: for the few rules that hold there as well. */
    static final JavaClasses WITH_TESTS = read("target/classes", "target/test-classes");

    private Production() {}

    private static JavaClasses read(String... outputs) {
        List<Path> folders =
                Checkout.MODULES.stream()
                        .flatMap(module -> List.of(outputs).stream().map(o -> Path.of(module, o)))
                        .map(Checkout.ROOT::resolve)
                        .filter(Files::isDirectory)
                        .toList();
        return new ClassFileImporter()
                .importPaths(folders)
                .that(DescribedPredicate.describe("written by hand", Production::isOurs));
    }

    /** Micronaut names its own {@code $Cards$Definition}, {@code CardRepository$Intercepted}. */
    private static boolean isOurs(JavaClass type) {
        String inPackage = type.getName().substring(type.getPackageName().length() + 1);
        return type.getPackageName().startsWith("io.cardradar")
                && !inPackage.startsWith("$")
                && !inPackage.contains("$Intercepted")
                && !inPackage.contains("$Introspect");
    }
}
