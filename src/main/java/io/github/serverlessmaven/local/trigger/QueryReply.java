/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Replies in AWS's Query protocol, which are XML. */
final class QueryReply {

    private final String namespace;
    private final String requestId;

    /**
     * Creates the replies to a request.
     *
     * @param namespace of the API's elements
     */
    QueryReply(String namespace, String requestId) {
        this.namespace = namespace;
        this.requestId = requestId;
    }

    /** The result of an action. Mappings become elements; lists {@code member}s, and those named {@code Attributes} entries. */
    HttpReply result(String action, Value.Mapping result) {
        return reply(
                200,
                action + "Response",
                Value.mapping()
                        .put(action + "Result", result)
                        .put(
                                "ResponseMetadata",
                                Value.mapping().put("RequestId", requestId).build())
                        .build());
    }

    /** A refusal. */
    HttpReply error(int status, String code, String message) {
        return reply(
                        status,
                        "ErrorResponse",
                        Value.mapping()
                                .put(
                                        "Error",
                                        Value.mapping()
                                                .put("Type", "Sender")
                                                .put("Code", code)
                                                .put("Message", message)
                                                .build())
                                .put("RequestId", requestId)
                                .build())
                .because(code + ": " + message);
    }

    private HttpReply reply(int status, String root, Value.Mapping content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(namespace);
            write(writer, content);
            writer.writeEndElement();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return new HttpReply(
                status,
                List.of(Map.entry("Content-Type", "text/xml"), Map.entry("x-amzn-RequestId", requestId)),
                Payload.of(text.toString()));
    }

    private static void write(XMLStreamWriter writer, Value.Mapping content) throws XMLStreamException {
        for (Map.Entry<String, Value> entry : content.entries().entrySet()) {
            writer.writeStartElement(entry.getKey());
            if (entry.getValue() instanceof Value.Mapping below) {
                write(writer, below);
            } else if (entry.getValue() instanceof Value.Sequence list) {
                for (Value item : list.items()) {
                    write(
                            writer,
                            Value.Mapping.EMPTY.with(entry.getKey().equals("Attributes") ? "entry" : "member", item));
                }
            } else {
                writer.writeCharacters(printable(Values.scalar(entry.getValue())));
            }
            writer.writeEndElement();
        }
    }

    /** XML has no control characters but these three. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\r\\n]]", "?");
    }
}
