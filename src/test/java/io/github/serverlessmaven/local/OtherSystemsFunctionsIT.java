/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.JavaCommand;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.local.runtime.RuntimeFiles;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions as they run where AWS's client has no native library: calls go over plain HTTP, all else is the same. */
class OtherSystemsFunctionsIT extends JavaFunctionsContract {

    @Override
    JavaPlatform platform() {
        return new TestPlatform("Mac OS X");
    }

    @Test
    void noNativeLibraryIsUsed() {
        RuntimeFiles files = new RuntimeFiles(state);
        assertThat(new JavaCommand(platform(), files, DebugPorts.NONE, List.of(), message -> {})
                        .command(function(), state, state)
                        .command())
                .noneMatch(argument -> argument.contains("JNI"));
        assertThat(
                        files.folder()
                                .resolve(
                                        "classes/com/amazonaws/services/lambda/runtime/api/client/runtimeapi/NativeClient.class"))
                .exists();
    }

    private static DeployedFunction function() {
        return new DeployedFunction(
                "any", "$LATEST", "arn", Values.texts(Map.of("Runtime", "java17", "Handler", "com.example.Any")));
    }
}
