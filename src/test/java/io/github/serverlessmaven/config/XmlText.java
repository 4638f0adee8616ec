/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The plugin's configuration in a POM, as Maven hands it over. */
public final class XmlText {

    private static final String CONFIGURATION = "configuration";

    private XmlText() {}

    /** The first {@code <configuration>} of a text that is one, or has one somewhere inside. */
    public static XmlElement parse(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            return element(
                    root.getTagName().equals(CONFIGURATION)
                            ? root
                            : (Element) root.getElementsByTagName(CONFIGURATION).item(0));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static XmlElement element(Element element) {
        List<XmlElement> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                children.add(element(below));
            }
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        boolean hasText = children.isEmpty() && element.hasChildNodes();
        Optional<String> text = hasText ? Optional.of(element.getTextContent().strip()) : Optional.empty();
        return new XmlElement(element.getTagName(), attributes, text, children, Optional.empty());
    }
}
