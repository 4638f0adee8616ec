/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import java.lang.reflect.InvocationTargetException;

/**
 * Starts ElasticMQ, in its own JVM: its library has no main class. ElasticMQ is not on the class path of this plugin, so it is called by
 * reflection; its class path has nothing else of this plugin.
 */
public final class ElasticMqMain {

    private static final String BUILDER = "org.elasticmq.rest.sqs.TheSQSRestServerBuilder";

    private ElasticMqMain() {}

    /**
     * Starts the server and waits until it listens.
     *
     * @param arguments port, region and account
     */
    public static void main(String[] arguments) throws Throwable {
        Class<?> type = Class.forName(BUILDER);
        Object builder = Class.forName("org.elasticmq.rest.sqs.SQSRestServerBuilder$")
                .getField("MODULE$")
                .get(null);
        builder = type.getMethod("withInterface", String.class).invoke(builder, "127.0.0.1");
        builder = type.getMethod("withPort", int.class).invoke(builder, Integer.parseInt(arguments[0]));
        builder = type.getMethod("withAWSRegion", String.class).invoke(builder, arguments[1]);
        builder = type.getMethod("withAWSAccountId", String.class).invoke(builder, arguments[2]);
        Object server = type.getMethod("start").invoke(builder);
        try {
            server.getClass().getMethod("waitUntilStarted").invoke(server);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            System.getLogger("ElasticMQ").log(System.Logger.Level.ERROR, "It cannot start", cause);
            Runtime.getRuntime().halt(1); // threads of the library would keep the process
        }
    }
}
