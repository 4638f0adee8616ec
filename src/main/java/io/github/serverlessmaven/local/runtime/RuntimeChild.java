/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The first class in the process of a Java function, and of a server that functions call; everything else there is AWS's, the user's or the
 * server's. Ends the process as soon as standard input is closed, which the system does when the process that started it has ended for any
 * reason. What the function started ends with its process.
 */
public final class RuntimeChild {

    private static final int KILLED = 137;

    private RuntimeChild() {}

    /**
     * Runs a main class.
     *
     * @param arguments the class, then its arguments
     */
    public static void main(String[] arguments) throws Throwable {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread watch = new Thread(() -> endWith(parent), "parent");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            endOthers();
        }
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException closed) {
            // The same as its end.
        }
        try {
            endOthers();
        } finally {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static void endOthers() {
        String runtimeApi = System.getenv("AWS_LAMBDA_RUNTIME_API");
        if (runtimeApi != null) {
            FunctionProcesses.endOthers(ProcessHandle.current(), runtimeApi);
        }
    }
}
