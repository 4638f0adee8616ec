/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The documents of S3's API, as far as they are read and written here. */
final class StoreXml {

    private StoreXml() {}

    /** The name of the outermost element; empty if the document is not XML. */
    static Optional<String> root(byte[] document) {
        try {
            XMLStreamReader reader = reader(document);
            reader.nextTag();
            return Optional.of(reader.getLocalName());
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    /**
     * The keys in the elements of a kind.
     *
     * @param element such as {@code Object} or {@code Error}
     * @return none if the document is not XML
     */
    static List<String> keys(byte[] document, String element) {
        List<String> keys = new ArrayList<>();
        String outer = "";
        try {
            XMLStreamReader reader = reader(document);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("Key") && outer.equals(element)) {
                        keys.add(reader.getElementText());
                    } else if (List.of("Object", "Error", "Deleted").contains(name)) {
                        outer = name;
                    }
                }
            }
            return keys;
        } catch (XMLStreamException notXml) {
            return List.of();
        }
    }

    private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /** A refusal. */
    static String error(String code, String message) {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement("Error");
            for (Map.Entry<String, String> element : List.of(Map.entry("Code", code), Map.entry("Message", message))) {
                writer.writeStartElement(element.getKey());
                writer.writeCharacters(element.getValue());
                writer.writeEndElement();
            }
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
            return document.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
