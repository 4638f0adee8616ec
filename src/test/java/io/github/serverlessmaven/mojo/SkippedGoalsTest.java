/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.serverlessmaven.mojo.maven.MavenComponents;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every goal can be skipped, all together and each by itself. */
class SkippedGoalsTest {

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = new MavenProject();
    private final List<String> lines = new ArrayList<>();

    static Stream<Class<?>> goals() {
        return new ClassFileImporter()
                .importPackagesOf(AbstractServerlessMojo.class).stream()
                        .filter(type -> type.isAssignableTo(AbstractServerlessMojo.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byTheParameterOfAllGoals(Class<?> type) throws Exception {
        AbstractServerlessMojo goal = goal(type);
        set(goal, "skip", true);
        goal.execute();
        assertThat(lines).containsExactly("serverless:" + name(type) + " is skipped (serverless.skip).");
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byItsOwnPropertyOnTheCommandLine(Class<?> type) throws Exception {
        request.getUserProperties().setProperty("serverless." + name(type) + ".skip", "true");
        goal(type).execute();
        assertThat(lines)
                .containsExactly("serverless:" + name(type) + " is skipped (serverless." + name(type) + ".skip).");
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byItsOwnPropertyInThePom(Class<?> type) throws Exception {
        project.getProperties().setProperty("serverless." + name(type) + ".skip", "true");
        goal(type).execute();
        assertThat(lines).hasSize(1);
    }

    private AbstractServerlessMojo goal(Class<?> type) throws ReflectiveOperationException {
        AbstractServerlessMojo goal = (AbstractServerlessMojo)
                type.getConstructor(MavenComponents.class).newInstance((Object) null);
        set(goal, "project", project);
        set(
                goal,
                "session",
                new MavenSession(
                        null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult()));
        set(goal, "mojoExecution", new MojoExecution(new Plugin(), name(type), "default-cli"));
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }
        });
        return goal;
    }

    static String name(Class<?> type) {
        return new ClassFileImporter()
                .importClass(type)
                .getAnnotationOfType(Mojo.class)
                .name();
    }

    private static void set(AbstractServerlessMojo goal, String field, Object value)
            throws ReflectiveOperationException {
        Field declared = AbstractServerlessMojo.class.getDeclaredField(field);
        declared.setAccessible(true);
        declared.set(goal, value);
    }
}
