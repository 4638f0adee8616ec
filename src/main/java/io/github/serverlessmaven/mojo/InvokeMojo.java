/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.Functions;
import io.github.serverlessmaven.deploy.Functions.Invocation;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.feature.FunctionAlias;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Calls a deployed function and prints its answer on standard output; with Maven's <code>-q</code> nothing else is printed there. A
 * function that ends with an error makes the goal fail.
 *
 * @since 0.1.0
 */
@Mojo(name = "invoke", requiresProject = false, threadSafe = true)
public final class InvokeMojo extends AbstractTargetMojo {

    private static final Map<String, Functions.Type> TYPES = Map.of(
            "RequestResponse", Functions.Type.REQUEST_RESPONSE,
            "Event", Functions.Type.EVENT,
            "DryRun", Functions.Type.DRY_RUN);

    /**
     * The function, by its key in the configuration. May be left out when the service has only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * The payload as JSON, or <code>-</code> to read it from standard input. Without it and without a payload file the payload is
     * <code>{}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.payload")
    private @Nullable String payload;

    /**
     * A file that holds the payload as JSON.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.payloadFile")
    private @Nullable File payloadFile;

    /**
     * How the function is called: <code>RequestResponse</code> waits for its answer, <code>Event</code> hands the payload over and
     * does not wait, <code>DryRun</code> only checks that the call would be permitted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invocationType", defaultValue = "RequestResponse")
    private String invocationType;

    /**
     * A version or alias of the function. Without it the alias that the function's settings give it, and its newest code if they give
     * none; <code>$LATEST</code> is always the newest code.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.qualifier")
    private @Nullable String qualifier;

    /**
     * Whether the end of the function's log, at most 4 KB, is shown in Maven's log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.log", defaultValue = "false")
    private boolean log;

    /**
     * A file to write the answer to, in place of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /**
     * How much memory all functions of the local target may have together, in MB, counted by their <code>memorySize</code>. Calls
     * that would need more wait until others are done.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.localMemory", defaultValue = "8192")
    private int localMemory;

    /**
     * The port of 127.0.0.1 at which a Java function of the local target waits for a debugger before it starts, such as
     * <code>5005</code>. Its timeout is not enforced then, and one environment runs at a time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.debug")
    private @Nullable Integer debug;

    /**
     * A folder with zips of layers that others published, for functions of the local target: <code>name-version.zip</code> or
     * <code>name.zip</code> is the layer whose ARN ends with that name and version. Functions run without layers that are not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.localLayers")
    private @Nullable File localLayers;

    @Override
    LocalRun localRun() {
        return LocalRun.of(localMemory, debug, localLayers);
    }

    @Override
    void run() {
        ServiceModule module = service();
        Service service = read(module).service();
        LambdaFunction called = new FunctionChoice(service).of(Optional.ofNullable(function));
        Invocation invocation = new Invocation(called.name(), payload(), type(), qualifier(service, called), log);
        try (Target target = target(module, service)) {
            Functions.Result result = target.functions().invoke(invocation);
            result.log().ifPresent(text -> text.lines().forEach(getLog()::info));
            if (!result.payload().isEmpty()) {
                StandardOutput.print(
                        result.payload(), Optional.ofNullable(outputFile).map(File::toPath));
            }
            if (result.error().isPresent()) {
                throw new ServerlessException(
                        "The function " + called.key() + " ended with an error ("
                                + result.error().get() + "): " + result.payload(),
                        "Call it with -Dserverless.log to see the end of its log.");
            }
        }
    }

    private Optional<String> qualifier(Service service, LambdaFunction target) {
        return Optional.ofNullable(qualifier)
                .or(() -> InvocationTarget.of(service, target).alias().map(FunctionAlias::name));
    }

    private Functions.Type type() {
        return Optional.ofNullable(TYPES.get(invocationType))
                .orElseThrow(() -> new ServerlessException(
                        "serverless.invocationType must be RequestResponse, Event or DryRun, but is " + invocationType
                                + ".",
                        Suggestion.of(invocationType, TYPES.keySet())
                                .map(meant -> "Did you mean " + meant + "?")
                                .orElse("Use one of them.")));
    }

    private String payload() {
        String text = payloadText();
        try {
            Json.parse(text, "The payload");
            return text;
        } catch (ServerlessException e) {
            throw new ServerlessException(
                    String.valueOf(e.getMessage()),
                    "Quote it for your shell, such as -Dserverless.payload='{\"name\":\"Ada\"}', or put it into a file for "
                            + "-Dserverless.payloadFile. Plain text is JSON in double quotes.",
                    e);
        }
    }

    private String payloadText() {
        try {
            if (payloadFile != null) {
                return Files.readString(payloadFile.toPath());
            }
            return "-".equals(payload)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Optional.ofNullable(payload).orElse("{}");
        } catch (NoSuchFileException e) {
            throw new ServerlessException(
                    "There is no payload file " + e.getFile() + ".", "Correct -Dserverless.payloadFile.", e);
        } catch (IOException e) {
            throw new ServerlessException(
                    "The payload " + (payloadFile == null ? "" : payloadFile + " ") + "cannot be read as UTF-8 text: "
                            + e.getMessage() + ".",
                    "Correct -Dserverless.payloadFile.",
                    e);
        }
    }
}
