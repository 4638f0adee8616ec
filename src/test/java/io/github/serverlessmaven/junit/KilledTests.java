/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.nio.file.Path;
import java.util.List;

/** A process of tests that calls a function, prints the answer and waits to be killed. */
final class KilledTests {

    private KilledTests() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = new Settings("", "", List.of(), true, false);
        ServerProcess server = ServerProcess.start(PreparedService.of(Path.of(arguments[0]), settings), settings);
        System.out.println(new ServiceUnderTest(server.connection())
                .invoke("greet", "{\"name\": \"Ada\"}")
                .payload());
        Thread.currentThread().join();
    }
}
