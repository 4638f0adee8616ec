/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.stream;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.RecordSettings;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** The rules of AWS Lambda about DynamoDB and Kinesis streams, as far as the configuration shows the stream. */
final class StreamRules {

    static final DiagnosticCode UNKNOWN_STREAM = new DiagnosticCode(
            "UNKNOWN_STREAM", "It is not known whether the stream is one of DynamoDB or of Kinesis.");

    static final DiagnosticCode NOT_A_STREAM =
            new DiagnosticCode("NOT_A_STREAM", "The ARN of a \"stream\" event is not that of a stream.");

    static final DiagnosticCode ONLY_KINESIS =
            new DiagnosticCode("ONLY_KINESIS", "The setting exists for Kinesis streams only.");

    private final Event<PolledSource> event;
    private final Diagnostics diagnostics;

    StreamRules(Event<PolledSource> event, Diagnostics diagnostics) {
        this.event = event;
        this.diagnostics = diagnostics;
    }

    void check() {
        Optional<StreamKind> kind = StreamKind.of(event);
        boolean isReported =
                diagnostics.alreadyReported(event.settings().values().path() + "." + StreamSettings.KIND);
        if (kind.isEmpty() && isReported) {
            return;
        }
        if (kind.isEmpty()) {
            event.error(
                    diagnostics,
                    UNKNOWN_STREAM,
                    "nothing says whose stream it is",
                    "Add \"type: dynamodb\" or \"type: kinesis\".");
        } else if (kind.get() == StreamKind.DYNAMODB) {
            checkTable();
        } else {
            checkKinesis();
        }
    }

    private void checkTable() {
        PolledSource stream = event.settings();
        stream.get(StreamSettings.CONSUMER)
                .filter(consumer -> !consumer.equals(Value.of("false")))
                .ifPresent(consumer -> violation(
                        StreamSettings.CONSUMER, ONLY_KINESIS, "has no effect on a DynamoDB stream", "Remove it."));
        if (RecordSettings.isTimed(stream.values())) {
            violation(
                    RecordSettings.STARTING_POSITION,
                    ONLY_KINESIS,
                    "must be LATEST or TRIM_HORIZON for a DynamoDB stream, but is AT_TIMESTAMP",
                    "Use one of them.");
        }
        stream.arn()
                .getAtt()
                .ifPresent(id -> event.scope()
                        .service()
                        .ownResource(id)
                        .filter(table -> table.text("Type").equals(Optional.of("AWS::DynamoDB::Table")))
                        .ifPresent(table -> checkTable(id, table)));
    }

    private void checkTable(LogicalId id, Value.Mapping table) {
        if (attribute().equals(Optional.of("Arn"))) {
            violation(
                    StreamSettings.ARN,
                    NOT_A_STREAM,
                    "is the ARN of the table " + id + ", not of its stream",
                    "Write !GetAtt " + id + ".StreamArn.");
        } else if (table.section("Properties").get("StreamSpecification").isEmpty()) {
            violation(
                    StreamSettings.ARN,
                    NOT_A_STREAM,
                    "the table " + id + " has no stream",
                    "Add \"StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\" to its Properties.");
        }
    }

    private Optional<String> attribute() {
        Value reference = ((Value.Mapping) event.settings().arn().value())
                .get("Fn::GetAtt")
                .orElseThrow();
        return reference instanceof Value.Sequence parts
                        && parts.items().size() > 1
                        && parts.items().get(1) instanceof Value.Text name
                ? Optional.of(name.text())
                : Optional.of(reference)
                        .filter(Value.Text.class::isInstance)
                        .map(text -> ((Value.Text) text).text())
                        .map(text -> text.substring(text.indexOf('.') + 1));
    }

    private void checkKinesis() {
        SourceArn arn = event.settings().arn();
        arn.ref()
                .filter(id -> event.scope().service().ownResource(id).isPresent())
                .ifPresent(id -> violation(
                        StreamSettings.ARN,
                        NOT_A_STREAM,
                        "is the name of " + id + ", not its ARN",
                        "Write !GetAtt " + id + ".Arn."));
    }

    private void violation(Property<?> property, DiagnosticCode code, String problem, String remedy) {
        event.settings().values().violation(property, diagnostics, code, problem, remedy);
    }
}
