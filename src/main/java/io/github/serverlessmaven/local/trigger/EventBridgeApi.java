/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.messaging.Buses;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * {@code PutEvents} of Amazon EventBridge's API, for AWS's SDKs and command line. Signatures are not checked, since there are no keys here.
 * See the Amazon EventBridge API reference.
 */
public final class EventBridgeApi implements Trigger {

    private static final String PREFIX = "AWSEvents.";
    private static final int MOST_ENTRIES = 10;

    /** "Amazon EventBridge quotas", in bytes. */
    private static final int LARGEST_REQUEST = 1_048_576;

    private static final int SIZE_OF_TIME = 14;

    private final Buses buses;
    private final String region;
    private final Clock clock;
    private final UniqueIds ids;

    /**
     * Creates the API; buses are looked up at each request.
     *
     * @param region of the events
     */
    public EventBridgeApi(Buses buses, String region, Clock clock, UniqueIds ids) {
        this.buses = buses;
        this.region = region;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<ServedSource> sources() {
        return buses.targets().stream()
                .filter(target -> target.arn().contains(":function:"))
                .map(target -> new ServedSource(
                        "bus",
                        target.bus() + ", rule " + target.rule(),
                        Optional.of(FunctionName.parse(target.arn()).name()),
                        target.isEnabled()))
                .toList();
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        return request.header("X-Amz-Target")
                .filter(target -> target.startsWith(PREFIX) && request.path().equals("/"))
                .map(target ->
                        answer(request, target.substring(PREFIX.length())).with("x-amzn-RequestId", ids.next()));
    }

    private HttpReply answer(WebRequest request, String operation) {
        if (RequestGuard.isForeign(request.head())
                || RequestGuard.origin(request.head()).isPresent()) {
            return refusal(403, "AccessDeniedException", "Web pages may not call the API of EventBridge.");
        }
        if (!request.method().equals("POST")) {
            return refusal(405, "MethodNotAllowed", "Only POST.");
        }
        if (!operation.equals("PutEvents")) {
            return refusal(
                    400,
                    "UnknownOperationException",
                    "The local target supports PutEvents, not " + operation
                            + "; buses and rules come from the deployed stack.");
        }
        List<Value.Mapping> entries = Values.items(
                        Json.tryParse(request.body().text())
                                .map(Values::asMapping)
                                .orElse(Value.Mapping.EMPTY),
                        "Entries")
                .stream()
                .map(Values::asMapping)
                .toList();
        return refusal(entries).orElseGet(() -> put(entries));
    }

    private static Optional<HttpReply> refusal(List<Value.Mapping> entries) {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            return Optional.of(refusal(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have"
                            + " length "
                            + (entries.isEmpty()
                                    ? "greater than or equal to 1"
                                    : "less than or equal to " + MOST_ENTRIES)));
        }
        return entries.stream().mapToInt(EventBridgeApi::size).sum() > LARGEST_REQUEST
                ? Optional.of(refusal(
                        400, "ValidationException", "Total size of the entries in the request is over the limit."))
                : Optional.empty();
    }

    /** See "Calculating PutEvents event entry size" in the Amazon EventBridge user guide. */
    private static int size(Value.Mapping entry) {
        int size = entry.get("Time").isPresent() ? SIZE_OF_TIME : 0;
        for (String name : List.of("Source", "DetailType", "Detail")) {
            size += bytes(Values.text(entry, name));
        }
        return size
                + Values.items(entry, "Resources").stream()
                        .mapToInt(resource -> bytes(Values.scalar(resource)))
                        .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private HttpReply put(List<Value.Mapping> entries) {
        List<Value> results = entries.stream().<Value>map(this::put).toList();
        long failed = results.stream()
                .filter(result -> Values.asMapping(result).get("ErrorCode").isPresent())
                .count();
        return reply(
                200,
                Value.mapping()
                        .put("FailedEntryCount", Value.of(failed))
                        .put("Entries", new Value.Sequence(results))
                        .build());
    }

    private Value.Mapping put(Value.Mapping entry) {
        for (String name : List.of("Source", "DetailType", "Detail")) {
            if (Values.text(entry, name).isEmpty()) {
                return failure(
                        "InvalidArgument",
                        "Parameter " + name + " is not valid. Reason: " + name + " is a required argument.");
            }
        }
        Optional<Value.Mapping> detail = Json.tryParse(Values.text(entry, "Detail"))
                .filter(Value.Mapping.class::isInstance)
                .map(Values::asMapping);
        if (detail.isEmpty()) {
            return failure("MalformedDetail", "Detail is malformed.");
        }
        if (Values.text(entry, "Source").startsWith("aws.")) {
            return failure("NotAuthorizedForSource", "Not authorized for the source.");
        }
        String id = ids.next();
        buses.put(Values.text(entry, "EventBusName"), event(id, entry, detail.get()));
        return Value.mapping().put("EventId", id).build();
    }

    private static Value.Mapping failure(String code, String message) {
        return Value.mapping()
                .put("ErrorCode", code)
                .put("ErrorMessage", message)
                .build();
    }

    private Value.Mapping event(String id, Value.Mapping entry, Value.Mapping detail) {
        return Value.mapping()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", Values.text(entry, "DetailType"))
                .put("source", Values.text(entry, "Source"))
                .put("account", Account.ID)
                .put("time", time(entry).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region)
                .put("resources", new Value.Sequence(Values.items(entry, "Resources")))
                .put("detail", detail)
                .build();
    }

    /** In seconds since 1970, perhaps with a fraction. */
    private Instant time(Value.Mapping entry) {
        return entry.get("Time")
                .filter(Value.Numeric.class::isInstance)
                .map(time ->
                        Instant.ofEpochSecond(((Value.Numeric) time).number().longValue()))
                .orElseGet(clock::now);
    }

    private static HttpReply refusal(int status, String type, String message) {
        return reply(
                        status,
                        Value.mapping()
                                .put("__type", type)
                                .put("message", message)
                                .build())
                .with("x-amzn-ErrorType", type)
                .because(message);
    }

    private static HttpReply reply(int status, Value.Mapping body) {
        return new HttpReply(
                status,
                List.of(java.util.Map.entry("Content-Type", "application/x-amz-json-1.1")),
                io.github.serverlessmaven.local.http.Payload.of(body));
    }
}
