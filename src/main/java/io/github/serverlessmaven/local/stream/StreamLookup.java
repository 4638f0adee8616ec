/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.SourceName;
import io.github.serverlessmaven.local.source.SourceNames;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;

/** Finds the streams of mappings where they are read. */
final class StreamLookup {

    private final EventSources sources;
    private final SourceNames names;

    StreamLookup(EventSources sources) {
        this.sources = sources;
        this.names = new SourceNames(sources.names());
    }

    /**
     * The stream of a mapping.
     *
     * @param role the ARN of the role of its function
     * @throws ServerlessException if there is none, or it cannot be looked up
     */
    RecordStream find(StreamMapping mapping, Account account, String role) {
        SourceName name = names.find(account, mapping.source());
        try {
            return name.service().equals("dynamodb")
                    ? new DynamoDbStream(sources.api(), tableStream(name, mapping))
                    : new KinesisStream(sources.api(), stream(name, mapping), role);
        } catch (ServiceFailure e) {
            throw e.isMissing() ? missing(name, mapping) : e;
        }
    }

    private String stream(SourceName name, StreamMapping mapping) {
        Value.Mapping input = name.isLocal()
                ? Value.mapping("StreamName", Value.of(name.name()))
                : Value.mapping("StreamARN", Value.of(mapping.source().replaceAll("/consumer/.*$", "")));
        return Values.text(
                sources.api()
                        .call(Service.KINESIS, "DescribeStreamSummary", input)
                        .section("StreamDescriptionSummary"),
                "StreamARN");
    }

    private String tableStream(SourceName name, StreamMapping mapping) {
        if (!name.isLocal()) {
            sources.api()
                    .call(
                            Service.DYNAMODB_STREAMS,
                            "DescribeStream",
                            Value.mapping()
                                    .put("StreamArn", mapping.source())
                                    .put("Limit", Value.of(1))
                                    .build());
            return mapping.source();
        }
        return Values.find(
                        sources.api()
                                .call(
                                        Service.DYNAMODB,
                                        "DescribeTable",
                                        Value.mapping("TableName", Value.of(name.name())))
                                .section("Table"),
                        "LatestStreamArn")
                .orElseThrow(() -> new ServerlessException(
                        "The table " + name.name() + " " + sources.place() + " has no stream, which "
                                + function(mapping) + " reads.",
                        "Enable one: StreamSpecification with StreamViewType."));
    }

    private ServerlessException missing(SourceName name, StreamMapping mapping) {
        boolean isTable = name.service().equals("dynamodb");
        return new ServerlessException(
                "There is no " + (isTable ? "table " : "stream ") + name.name() + " " + sources.place() + ", which "
                        + function(mapping) + " reads.",
                "Create it there, or deploy the service there; it is read as soon as it exists.");
    }

    private static String function(StreamMapping mapping) {
        return io.github.serverlessmaven.local.state.FunctionName.parse(mapping.function())
                .name();
    }
}
