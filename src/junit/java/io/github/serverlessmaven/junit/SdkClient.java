/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Locale;

/** Clients of the AWS SDK for Java 2 that the tests bring, made without its classes at compile time. */
final class SdkClient {

    private static final String SDK = "software.amazon.awssdk.";

    private SdkClient() {}

    /** Whether a type is a synchronous client. */
    static boolean isOne(Class<?> type) {
        return type.isInterface()
                && type.getName().startsWith(SDK + "services.")
                && type.getName().endsWith("Client");
    }

    /** The service of a client as the variables of the SDK name it, such as {@code SQS}. */
    static String service(Class<?> type) {
        String name = type.getName().substring((SDK + "services.").length());
        return name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT);
    }

    /** A client with an endpoint, and credentials that stand for any. */
    static Object create(Class<?> type, URI endpoint, String region) {
        try {
            ClassLoader loader = type.getClassLoader();
            Class<?> regions = loader.loadClass(SDK + "regions.Region");
            Class<?> provider = loader.loadClass(SDK + "auth.credentials.AwsCredentialsProvider");
            Class<?> credentials = loader.loadClass(SDK + "auth.credentials.AwsCredentials");
            Object local = loader.loadClass(SDK + "auth.credentials.AwsBasicCredentials")
                    .getMethod("create", String.class, String.class)
                    .invoke(null, "local", "local");
            Object provided = loader.loadClass(SDK + "auth.credentials.StaticCredentialsProvider")
                    .getMethod("create", credentials)
                    .invoke(null, local);
            Class<?> builders = type.getMethod("builder").getReturnType();
            Object builder = type.getMethod("builder").invoke(null);
            builders.getMethod("endpointOverride", URI.class).invoke(builder, endpoint);
            builders.getMethod("region", regions)
                    .invoke(builder, regions.getMethod("of", String.class).invoke(null, region));
            builders.getMethod("credentialsProvider", provider).invoke(builder, provided);
            if (service(type).equals("S3")) { // the names of buckets are not resolved here
                builders.getMethod("forcePathStyle", Boolean.class).invoke(builder, true);
            }
            return builders.getMethod("build").invoke(builder);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " cannot be made: " + e.getTargetException(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " is not a client of the AWS SDK for Java 2.", e);
        }
    }

    /** Closes a client. */
    static void close(Object client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
