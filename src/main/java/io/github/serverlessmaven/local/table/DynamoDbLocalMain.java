/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts DynamoDB Local, in its own JVM: none of its options says where it listens, which is at all addresses of the machine. Nothing of it is
 * on the class path of this plugin, so it is called by reflection; nothing else of this plugin is on its class path.
 */
public final class DynamoDbLocalMain {

    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final String LOOPBACK = "127.0.0.1";

    private DynamoDbLocalMain() {}

    /**
     * Starts the server.
     *
     * @param arguments its own options
     */
    public static void main(String[] arguments) throws Throwable {
        try {
            Object server = Class.forName(RUNNER)
                    .getMethod("createServerFromCommandLineArgs", String[].class)
                    .invoke(null, (Object) arguments);
            listenOnLoopback(server);
            server.getClass().getMethod("start").invoke(server);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Its field of Jetty's type is private; if there is none, the server listens as it is, which the starting process finds out. */
    private static void listenOnLoopback(Object server) throws ReflectiveOperationException {
        for (Field field : server.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(server);
            Optional<Method> connectors = value == null ? Optional.empty() : method(value, "getConnectors");
            if (connectors.isPresent()) {
                for (Object connector : (Object[]) connectors.get().invoke(value)) {
                    connector.getClass().getMethod("setHost", String.class).invoke(connector, LOOPBACK);
                }
            }
        }
    }

    private static Optional<Method> method(Object object, String name) {
        return Stream.of(object.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .findFirst();
    }
}
