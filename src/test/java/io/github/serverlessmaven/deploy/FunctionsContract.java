/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with functions, whatever runs them. */
public abstract class FunctionsContract {

    @TempDir
    protected Path files;

    /** The target under test. */
    protected abstract Target target();

    /** A stack of its own with the test's functions in a bucket. */
    protected DeployedTemplate deployed(String stack) throws IOException {
        return new DeployedTemplate(target(), stack, HandlerPackage.in(files));
    }

    @Test
    void aFunctionAnswers() throws IOException {
        DeployedTemplate stack = deployed("answers");
        stack.with(stack.function("Echo", "echo"));
        Functions.Result result = call(stack.name("Echo"), "{\"n\": [1, \"two\"]}");
        assertThat(result.payload()).isEqualTo("{\"n\": [1, \"two\"]}");
        assertThat(result.error()).isEmpty();
    }

    @Test
    void whatAFunctionPrintsIsInItsLog() throws IOException {
        DeployedTemplate stack = deployed("logs");
        stack.with(stack.function("Count", "count"));
        assertThat(call(stack.name("Count"), "{}").log())
                .hasValueSatisfying(log -> assertThat(log).contains("call number 1"));
    }

    @Test
    void anExceptionIsAnErrorWithTypeMessageAndStackTrace() throws IOException {
        DeployedTemplate stack = deployed("fails");
        stack.with(stack.function("Fails", "fails"));
        Functions.Result result = call(stack.name("Fails"), "{}");
        assertThat(result.error()).contains("Unhandled");
        assertThat(compact(result))
                .contains("\"errorMessage\":\"no luck today\"")
                .contains("\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("Behaviours.fails");
    }

    @Test
    void aFunctionKnowsItselfByContextAndEnvironment() throws IOException {
        DeployedTemplate stack = deployed("knows");
        stack.with(
                stack.function("Context", "context", ", \"MemorySize\": 256, \"Timeout\": 20"),
                stack.function(
                        "Environment", "environment", ", \"Environment\": {\"Variables\": {\"OWN\": \"mine\"}}"));
        assertThat(compact(call(stack.name("Context"), "{}")))
                .contains("\"name\":\"" + stack.name("Context") + "\"")
                .contains("\"version\":\"$LATEST\"")
                .contains("\"memory\":\"256\"")
                .contains(":function:" + stack.name("Context") + "\"");
        assertThat(compact(call(stack.name("Environment"), "{}")))
                .contains("\"OWN\":\"mine\"")
                .contains("\"AWS_REGION\":\"us-east-1\"")
                .contains("\"AWS_LAMBDA_FUNCTION_NAME\":\"" + stack.name("Environment") + "\"");
    }

    @Test
    void aFunctionThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> call("nobody-there", "{}"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("nobody-there");
    }

    @Test
    void aDryRunAndAnEventAreNotWaitedFor() throws IOException {
        DeployedTemplate stack = deployed("unwaited");
        stack.with(stack.function("Echo", "echo"));
        for (Functions.Type type : List.of(Functions.Type.DRY_RUN, Functions.Type.EVENT)) {
            Functions.Result result = target().functions()
                    .invoke(new Functions.Invocation(stack.name("Echo"), "1", type, Optional.empty(), false));
            assertThat(result).isEqualTo(new Functions.Result("", Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aVersionThatIsNotThereIsNamed() throws IOException {
        DeployedTemplate stack = deployed("unpublished");
        stack.with(stack.function("Echo", "echo"));
        assertThatThrownBy(() -> target().functions()
                        .invoke(new Functions.Invocation(
                                stack.name("Echo"), "1", Functions.Type.REQUEST_RESPONSE, Optional.of("7"), false)))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(stack.name("Echo") + ":7");
    }

    private static String compact(Functions.Result result) {
        return Json.compact(Json.parse(result.payload(), "The answer"));
    }

    /** Calls a function and waits for its answer. */
    protected Functions.Result call(String function, String payload) {
        return target().functions()
                .invoke(new Functions.Invocation(
                        function, payload, Functions.Type.REQUEST_RESPONSE, Optional.empty(), true));
    }
}
