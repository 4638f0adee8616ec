/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every goal can be skipped, all together and each by itself. */
class SkippedGoalsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackagesOf(AbstractServerlessMojo.class);

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = new MavenProject();
    private final List<String> lines = new ArrayList<>();

    /** Each goal with its name. The annotation that has it is in the class file only. */
    static Stream<Arguments> goals() {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(AbstractServerlessMojo.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> Arguments.of(
                        type.reflect(), type.getAnnotationOfType(Mojo.class).name()));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byTheParameterOfAllGoals(Class<?> type, String name) throws Exception {
        AbstractServerlessMojo goal = goal(type, name);
        set(goal, "skip", true);
        goal.execute();
        assertThat(lines).containsExactly("serverless:" + name + " is skipped (serverless.skip).");
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byItsOwnPropertyOnTheCommandLine(Class<?> type, String name) throws Exception {
        request.getUserProperties().setProperty("serverless." + name + ".skip", "true");
        goal(type, name).execute();
        assertThat(lines).containsExactly("serverless:" + name + " is skipped (serverless." + name + ".skip).");
    }

    @ParameterizedTest
    @MethodSource("goals")
    void byItsOwnPropertyInThePom(Class<?> type, String name) throws Exception {
        project.getProperties().setProperty("serverless." + name + ".skip", "true");
        goal(type, name).execute();
        assertThat(lines).hasSize(1);
    }

    private AbstractServerlessMojo goal(Class<?> type, String name) throws ReflectiveOperationException {
        AbstractServerlessMojo goal = (AbstractServerlessMojo)
                type.getConstructor(MavenComponents.class).newInstance((Object) null);
        set(goal, "project", project);
        set(
                goal,
                "session",
                new MavenSession(
                        null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult()));
        set(goal, "mojoExecution", new MojoExecution(new Plugin(), name, "default-cli"));
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }
        });
        return goal;
    }

    private static void set(AbstractServerlessMojo goal, String field, Object value)
            throws ReflectiveOperationException {
        Field declared = AbstractServerlessMojo.class.getDeclaredField(field);
        declared.setAccessible(true);
        declared.set(goal, value);
    }
}
