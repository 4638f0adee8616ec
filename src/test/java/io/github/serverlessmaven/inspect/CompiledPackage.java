/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A package made in a test: classes compiled from sources, other files, jars below {@code lib/}. */
final class CompiledPackage {

    private static final Pattern CLASS_NAME =
            Pattern.compile("(?:class|interface|enum|record|@interface)\\s+(\\w+)", Pattern.MULTILINE);
    private static final Pattern PACKAGE_NAME = Pattern.compile("package\\s+([\\w.]+);");

    /** What sources have compiled to, by release and sources: the same small classes are in most packages. */
    private static final Map<List<String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    /** Looks into the jars of the class path once only. */
    private static final StandardJavaFileManager FILES =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String release = "17";

    CompiledPackage release(int javaVersion) {
        release = String.valueOf(javaVersion);
        return this;
    }

    /** Adds what the sources compile to; they see the runtime's interfaces and each other. */
    CompiledPackage classes(String... sources) throws IOException {
        files.putAll(compile(sources));
        return this;
    }

    /** Adds compiled classes, but for those whose names begin so: they were there only to compile the others. */
    CompiledPackage classesWithout(String omitted, String... sources) throws IOException {
        Map<String, byte[]> compiled = compile(sources);
        compiled.keySet().removeIf(name -> name.startsWith(omitted));
        files.putAll(compiled);
        return this;
    }

    CompiledPackage file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    CompiledPackage jar(String name, CompiledPackage content) throws IOException {
        return file("lib/" + name, content.bytes());
    }

    Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                if (file.getKey().endsWith(".jar")) {
                    CRC32 checksum = new CRC32();
                    checksum.update(file.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> compile(String... sources) throws IOException {
        List<String> compilation =
                Stream.concat(Stream.of(release), Stream.of(sources)).toList();
        Map<String, byte[]> compiled = COMPILED.get(compilation);
        if (compiled == null) {
            compiled = compileNow(sources);
            COMPILED.put(compilation, compiled);
        }
        return new LinkedHashMap<>(compiled);
    }

    private Map<String, byte[]> compileNow(String... sources) throws IOException {
        Path folder = Files.createTempDirectory("classes");
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new Source(source));
        }
        StringWriter messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        FILES,
                        null,
                        List.of("-d", folder.toString(), "--release", release, "-proc:none", "-nowarn"),
                        null,
                        units)
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        try {
            return contentOf(folder);
        } finally {
            delete(folder);
        }
    }

    private static Map<String, byte[]> contentOf(Path folder) throws IOException {
        try (Stream<Path> classes = Files.walk(folder)) {
            Map<String, byte[]> result = new LinkedHashMap<>();
            classes.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file ->
                            result.put(folder.relativize(file).toString().replace('\\', '/'), content(file)));
            return result;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        private static String name(String text) {
            Matcher type = CLASS_NAME.matcher(text);
            assertThat(type.find()).isTrue();
            Matcher folder = PACKAGE_NAME.matcher(text);
            return (folder.find() ? folder.group(1).replace('.', '/') + "/" : "") + type.group(1);
        }
    }
}
