/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processes of one execution environment: that of the function, and those that it started. On Linux also those whose own parent has
 * ended, which are recognized by the address of the Runtime API in their environment: it is different for each environment. Runs in the
 * process of the function too, so it needs nothing but the JDK.
 */
public final class FunctionProcesses {

    private FunctionProcesses() {}

    /**
     * Kills what a function started, but not the process of the function itself.
     *
     * @param function the process of the function, which may have ended
     * @param runtimeApi its address of the Runtime API
     */
    public static void endOthers(ProcessHandle function, String runtimeApi) {
        function.descendants().forEach(ProcessHandle::destroyForcibly);
        if (Files.isDirectory(Path.of("/proc/self"))) {
            String variable = "\0AWS_LAMBDA_RUNTIME_API=" + runtimeApi + "\0";
            ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != function.pid()
                            && process.pid() != ProcessHandle.current().pid())
                    .filter(process -> ("\0" + environment(process) + "\0").contains(variable))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException ofAnotherUser) {
            return "";
        }
    }
}
