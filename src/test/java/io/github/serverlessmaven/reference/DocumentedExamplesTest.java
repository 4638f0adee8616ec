/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the documentation shows works, and both front doors lead to the same template. */
class DocumentedExamplesTest {

    @Test
    void everyPairOfTheGuideGivesOneTemplate() throws Exception {
        List<String> yaml = blocks("docs/guides/pom.md", "yaml");
        List<String> xml = blocks("docs/guides/pom.md", "xml");
        assertThat(yaml).hasSameSizeAs(xml).hasSizeGreaterThan(2);
        for (int i = 0; i < yaml.size(); i++) {
            assertThat(ofPom(xml.get(i))).isEqualTo(ofYaml(yaml.get(i)));
        }
    }

    @Test
    void theReadmesFrontDoorsGiveOneTemplate() throws Exception {
        String yaml = blocks("README.md", "yaml").get(0);
        String xml = blocks("README.md", "xml").get(0);
        assertThat(ofPom(xml)).isEqualTo(ofYaml(yaml));
        assertThat(ofYaml(yaml).toString()).contains("HelloLambdaFunction", "java21", "orders");
    }

    private static Value.Mapping ofYaml(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        return template(new YamlReader(diagnostics).read(yaml, "serverless.yml").orElseThrow(), diagnostics);
    }

    private static Value.Mapping ofPom(String xml) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element configuration = root.getTagName().equals("configuration")
                ? root
                : (Element) root.getElementsByTagName("configuration").item(0);
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode tree = new PomReader(diagnostics)
                .read(element(configuration), StandardFeatures.schema().root().outline());
        return template(tree, diagnostics);
    }

    private static Value.Mapping template(ConfigNode tree, Diagnostics diagnostics) {
        Optional<Service> service =
                new ServiceAssembler(StandardFeatures.schema(), diagnostics).assemble((ConfigNode.Mapping) tree);
        diagnostics.throwIfErrors();
        Artifact code = new Artifact(Path.of("code.zip"), Sha256.of("code"), 4);
        return new ServiceCompiler(service.orElseThrow())
                .compile(service.get().functions().stream()
                        .collect(Collectors.toMap(LambdaFunction::key, function -> code)));
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

    private static List<String> blocks(String file, String language) throws Exception {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(Path.of(file)));
        return blocks.results().map(block -> block.group(1)).toList();
    }
}
