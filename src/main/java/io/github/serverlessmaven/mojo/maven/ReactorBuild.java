/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a goal called from the command line needs: {@code mvn serverless:deploy} on a clean checkout runs the reactor up to
 * {@code package}, inside the running session. Nothing is built twice: not when a phase from {@code package} on stands before the
 * goal on the command line, and not when an earlier goal of this plugin built already.
 */
final class ReactorBuild {

    private static final String BUILT = "serverless.built";
    private static final List<String> PACKAGE_AND_LATER = List.of(
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");
    private static final Pattern OWN_GOAL = Pattern.compile("(.*:)?serverless(-maven-plugin)?(:[^:]+)?:[a-z-]+(@.*)?");

    private final MavenSession session;
    private final LifecycleExecutor lifecycle;

    ReactorBuild(MavenSession session, LifecycleExecutor lifecycle) {
        this.session = session;
        this.lifecycle = lifecycle;
    }

    /**
     * Brings all modules of the session to {@code package}.
     *
     * @throws ServerlessException if a module could not be built
     */
    void packageAll() {
        MavenProject top = session.getTopLevelProject();
        if (top.getContextValue(BUILT) == null && !packagedBefore()) {
            run();
        }
        top.setContextValue(BUILT, true);
    }

    /** Whether a phase that packages stands on the command line before the first goal of this plugin. */
    private boolean packagedBefore() {
        return session.getGoals().stream()
                .takeWhile(goal -> !OWN_GOAL.matcher(goal).matches())
                .anyMatch(PACKAGE_AND_LATER::contains);
    }

    private void run() {
        MavenExecutionRequest request = session.getRequest();
        List<String> goals = List.copyOf(request.getGoals());
        ExecutionListener listener = request.getExecutionListener();
        String builder = request.getBuilderId();
        MavenProject current = session.getCurrentProject();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        int failures = session.getResult().getExceptions().size();
        request.setGoals(List.of("package"));
        // With -T this thread holds the lock of the top project: another one would wait for it forever.
        request.setBuilderId("singlethreaded");
        request.setExecutionListener(withoutSessionEvents(listener));
        try {
            lifecycle.execute(session);
        } finally {
            request.setGoals(goals);
            request.setBuilderId(builder);
            request.setExecutionListener(listener);
            session.setCurrentProject(current);
            Thread.currentThread().setContextClassLoader(loader);
        }
        if (session.getResult().getExceptions().size() > failures) {
            throw new ServerlessException(
                    "The build failed, so nothing was packaged or deployed.", "See the errors above.");
        }
    }

    /** Otherwise Maven would print its summary before the goal has done its work. */
    private static @Nullable ExecutionListener withoutSessionEvents(@Nullable ExecutionListener listener) {
        if (listener == null) {
            return null;
        }
        return (ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("session")) {
                        return null;
                    }
                    try {
                        return method.invoke(listener, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
