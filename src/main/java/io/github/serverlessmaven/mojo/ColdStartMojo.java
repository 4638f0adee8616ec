/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.ColdStartJson;
import io.github.serverlessmaven.report.ColdStartTable;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.ColdStartMeasurement;
import io.github.serverlessmaven.workflow.EventOptions;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.MeasureColdStarts;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts a function again and again on this machine, each time in a fresh environment with the heap and the options that are configured, and prints how
 * long its initialization and its first invocation take, how many classes a function in Java loads, and from where. Builds and
 * packages what is missing; needs no AWS.
 *
 * @since 0.1.0
 */
@Mojo(name = "coldstart", requiresProject = false, threadSafe = true)
public final class ColdStartMojo extends AbstractPackagingMojo {

    /**
     * The function, by its key in the configuration. May be left out when the service has only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * How many fresh environments are started, 1 to 1000.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.coldstart.environments", defaultValue = "10")
    private int environments;

    /**
     * A sample event for the first invocation, as AWS sends it: <code>sqs</code>, <code>apigw-v2</code>, <code>schedule</code> and
     * others; an unknown name is answered with those there are. Without it the event is <code>{}</code>. Values of it are set by
     * <code>-Dserverless.event.PATH</code>, such as <code>-Dserverless.event.Records.0.awsRegion=eu-west-1</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.event")
    private @Nullable String event;

    /**
     * What the sender of the sample event wrote: the body of a request or of a message of a queue, the message of a topic, the data of a
     * record, the detail of an event of EventBridge.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.event.body")
    private @Nullable String eventBody;

    /**
     * A file that the figures are written to as JSON, such as <code>target/coldstart.json</code>, beside the table that is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.coldstart.json")
    private @Nullable File json;

    /** Called by Maven. */
    @Inject
    public ColdStartMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        LoadService services = new LoadService(build);
        ColdStartMeasurement measurement = new MeasureColdStarts(
                        build, services, packaging(build, services), targets(build))
                .measure(
                        environments,
                        Optional.ofNullable(function),
                        EventOptions.of(Optional.ofNullable(event), Optional.ofNullable(eventBody), build));
        Optional.ofNullable(json)
                .ifPresent(file ->
                        StandardOutput.print(Json.pretty(ColdStartJson.of(measurement)), Optional.of(file.toPath())));
        StandardOutput.print(ColdStartTable.of(measurement), Optional.empty());
    }
}
