/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the server of {@link ServerlessTest}, and fills fields and parameters. */
final class ServerlessExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ServerlessExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        fill(context.getRequiredTestClass(), Optional.empty(), context, Modifier::isStatic);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            fill(test.getClass(), Optional.of(test), context, modifiers -> !Modifier.isStatic(modifiers));
        }
    }

    private static void fill(
            Class<?> type, Optional<Object> test, ExtensionContext context, Predicate<Integer> modifiers) {
        TestConnection connection = server(context).connection();
        for (Field field : AnnotationSupport.findAnnotatedFields(
                type, FromService.class, field -> modifiers.test(field.getModifiers()))) {
            try {
                field.setAccessible(true);
                field.set(
                        test.orElse(null),
                        part(
                                        field.getType(),
                                        field.getAnnotation(FromService.class).value(),
                                        connection)
                                .orElseThrow(() -> new ExtensionConfigurationException("@FromService cannot fill "
                                        + field + ". Use a ServiceUnderTest, a URI or a client of the AWS SDK.")));
            } catch (IllegalAccessException e) {
                throw new ExtensionConfigurationException("@FromService cannot fill " + field, e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServiceUnderTest.class || SdkClient.isOne(type) || parameter.isAnnotated(FromService.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String function = parameter
                .findAnnotation(FromService.class)
                .map(FromService::value)
                .orElse("");
        return part(
                        parameter.getParameter().getType(),
                        function,
                        server(context).connection())
                .orElseThrow(() -> new ExtensionConfigurationException("@FromService cannot fill "
                        + parameter.getParameter() + ". Use a ServiceUnderTest, a URI or a client of the AWS SDK."));
    }

    private static Optional<Object> part(Class<?> type, String function, TestConnection connection) {
        if (type == ServiceUnderTest.class) {
            return Optional.of(new ServiceUnderTest(connection));
        }
        if (type == URI.class) {
            return Optional.of(function.isEmpty() ? connection.address() : connection.url(function));
        }
        return SdkClient.isOne(type) ? Optional.of(connection.client(type)) : Optional.empty();
    }

    /** Names the log of what may have caused a failure. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            context.publishReportEntry(
                    "serverless.log", server(context).connection().log().toString());
        }
    }

    private static ServerProcess server(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        Settings settings = Settings.of(annotation(test));
        Path folder = PreparedService.folder(test);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Map.entry(folder, settings),
                        key -> ServerProcess.start(PreparedService.of(folder, settings), settings),
                        ServerProcess.class);
    }

    private static ServerlessTest annotation(Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
            Optional<ServerlessTest> found = AnnotationSupport.findAnnotation(type, ServerlessTest.class);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ExtensionConfigurationException(test + " has no @ServerlessTest");
    }
}
