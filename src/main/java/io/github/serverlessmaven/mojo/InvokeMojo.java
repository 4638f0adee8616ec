/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.EventOptions;
import io.github.serverlessmaven.workflow.InvokeFunction;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.Payload;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Invokes a deployed function and prints its response on standard output; with Maven's <code>-q</code> nothing else is printed there. If
 * the function ends with an error, the goal fails.
 *
 * @since 0.1.0
 */
@Mojo(name = "invoke", requiresProject = false, threadSafe = true)
public final class InvokeMojo extends AbstractServerlessMojo {

    /**
     * The function, by its key in the configuration. May be left out when the service has only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * The payload as JSON, or <code>-</code> to read it from standard input. Without it and without a payload file, the payload is
     * <code>{}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invoke.payload")
    private @Nullable String payload;

    /**
     * The file with the payload as JSON.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invoke.payloadFile")
    private @Nullable File payloadFile;

    /**
     * A sample event to invoke the function with, as AWS sends it: <code>sqs</code>, <code>sns</code>, <code>s3</code>,
     * <code>apigw-v2</code>, <code>schedule</code> and others; for an unknown name, the message lists all of them. Values of it are set
     * by <code>-Dserverless.event.PATH</code>, such as <code>-Dserverless.event.Records.0.awsRegion=eu-west-1</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.event")
    private @Nullable String event;

    /**
     * The content of the sample event: the body of a request or of a queue's message, the message of a topic, the data of a record, the
     * detail of an EventBridge event.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.event.body")
    private @Nullable String eventBody;

    /**
     * How the function is invoked: <code>RequestResponse</code> waits for its response, <code>Event</code> queues the payload and does
     * not wait, <code>DryRun</code> only checks that the invocation would be permitted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invoke.type", defaultValue = "RequestResponse")
    private String invocationType;

    /**
     * A version or alias of the function. Without it, the alias that the function's settings define is invoked, otherwise its newest
     * code; <code>$LATEST</code> is always the newest code.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invoke.qualifier")
    private @Nullable String qualifier;

    /**
     * Whether the end of the function's log, at most 4 KB, is shown in Maven's log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.invoke.log", defaultValue = "false")
    private boolean log;

    /**
     * A file to write the response to, instead of standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.outputFile")
    private @Nullable File outputFile;

    /** Called by Maven. */
    @Inject
    public InvokeMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        InvokeFunction.Call call = new InvokeFunction.Call(
                Optional.ofNullable(function),
                new Payload(
                        Optional.ofNullable(payload),
                        Optional.ofNullable(payloadFile).map(File::toPath),
                        EventOptions.of(Optional.ofNullable(event), Optional.ofNullable(eventBody), build),
                        System.in),
                invocationType,
                Optional.ofNullable(qualifier),
                log);
        new InvokeFunction(build, new LoadService(build), targets(build))
                .invoke(
                        call,
                        response -> StandardOutput.printResponse(
                                response, Optional.ofNullable(outputFile).map(File::toPath)));
    }
}
