package io.cardradar.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import io.cardradar.architecture.SizeBudgetTest.Method;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads methods out of source files with the compiler's own parser. */
final class SourceMethods extends TreePathScanner<@Nullable Void, List<Method>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SourceMethods(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    static List<Method> of(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    sources,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    sources.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new SourceMethods(unit, positions).scan(unit, methods);
            }
            return methods;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, List<Method> methods) {
        boolean constructor = method.getReturnType() == null;
        boolean ofRecord =
                getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                        && type.getKind() == Tree.Kind.RECORD;
        if (!(constructor && ofRecord)) {
            methods.add(
                    new Method(
                            method.getName().toString(),
                            Checkout.name(Path.of(unit.getSourceFile().toUri())),
                            lines(method),
                            method.getParameters().size(),
                            constructor));
        }
        return super.visitMethod(method, methods);
    }

    /**
     * From the signature to the closing brace; annotations, which may hold SQL, are not counted.
     */
    private long lines(MethodTree method) {
        long end = positions.getEndPosition(unit, method);
        return lineOf(end) - lineOf(start(method)) + 1;
    }

    private long start(MethodTree method) {
        Tree returned = method.getReturnType();
        if (returned != null) {
            return positions.getStartPosition(unit, returned);
        }
        long modifiersEnd = positions.getEndPosition(unit, method.getModifiers());
        return modifiersEnd < 0 ? positions.getStartPosition(unit, method) : modifiersEnd;
    }

    private long lineOf(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
