/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The first class in the process of a Java function, and of a server that functions call; everything else there is AWS's, the user's or the
 * server's. Ends the process as soon as standard input is closed, which the system does when the process that started it has ended for any
 * reason. What the function started ends with its process. One that is started in advance loads classes and waits until something is written
 * to its standard input.
 */
public final class RuntimeChild {

    /** Begins the first argument of a process that is started in advance; the names of the classes that it loads follow. */
    static final String WAIT = "--wait=";

    private static final int KILLED = 137;

    private RuntimeChild() {}

    /**
     * Runs a main class.
     *
     * @param arguments the class, then its arguments; before them {@code --wait=} with names of classes if it is to wait
     */
    public static void main(String[] arguments) throws Throwable {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        CountDownLatch input = new CountDownLatch(1);
        Thread watch = new Thread(() -> endWith(parent, input), "parent");
        watch.setDaemon(true);
        watch.start();
        boolean waits = arguments[0].startsWith(WAIT);
        int main = waits ? 1 : 0;
        try {
            if (waits) {
                load(arguments[0].substring(WAIT.length()).split(","));
                input.await();
            }
            Class.forName(arguments[main]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, main + 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            endOthers();
        }
    }

    /** Each is loaded once more when it is used, and only then may fail. */
    private static void load(String[] classes) {
        for (String name : classes) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError notInThisClient) {
                // fails where it is used
            }
        }
    }

    private static void endWith(InputStream parent, CountDownLatch input) {
        try {
            while (parent.read() >= 0) {
                input.countDown();
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
