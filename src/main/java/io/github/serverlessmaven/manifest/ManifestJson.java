/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JacksonJrExtension;
import com.fasterxml.jackson.jr.ob.api.ExtensionContext;
import com.fasterxml.jackson.jr.ob.api.ReaderWriterProvider;
import com.fasterxml.jackson.jr.ob.api.ValueReader;
import com.fasterxml.jackson.jr.ob.api.ValueWriter;
import com.fasterxml.jackson.jr.ob.impl.JSONReader;
import com.fasterxml.jackson.jr.ob.impl.JSONWriter;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest's records as JSON. An optional text, number or flag that is not set is {@code null} there; more Jackson jr cannot bind. */
final class ManifestJson {

    private static final int FORMAT = 2;

    private static final JSON JSON_BINDING = JSON.builder()
            .enable(JSON.Feature.FAIL_ON_UNKNOWN_BEAN_PROPERTY, JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
            .register(new JacksonJrExtension() {
                @Override
                protected void register(ExtensionContext context) {
                    context.insertProvider(new OptionalValues());
                }
            })
            .build();

    /** The whole file. */
    record Document(int formatVersion, Manifest deployment) {}

    private ManifestJson() {}

    static String write(Manifest manifest) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return JSON_BINDING.with(printer).asString(new Document(FORMAT, manifest)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest read(String json, String origin) {
        try {
            Document document = JSON_BINDING.beanFrom(Document.class, json);
            requireComplete(document, Document.class);
            if (document.formatVersion() == FORMAT) {
                return document.deployment();
            }
            throw new IllegalArgumentException("format version " + document.formatVersion());
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            throw new ServerlessException(
                    origin + " was not written by this version of the plugin.", Manifest.PACKAGE_AGAIN, e);
        }
    }

    /** Jackson jr gives null for what is missing, and does not see which type an {@link Optional} has. */
    private static void requireComplete(@Nullable Object value, Type type) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                requireComplete(component.getAccessor().invoke(record), component.getGenericType());
            }
        } else if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            for (Object item : items(value)) {
                requireComplete(item, arguments[arguments.length - 1]);
            }
        } else if (!(type instanceof Class<?> plain) || !(plain.isPrimitive() || plain.isInstance(value))) {
            throw new IllegalArgumentException(value + " is not of " + type);
        }
    }

    private static Collection<?> items(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        return value instanceof Map<?, ?> map
                ? map.values()
                : List.copyOf((Collection<?>) Objects.requireNonNull(value));
    }

    private static final class OptionalValues extends ReaderWriterProvider {

        @Override
        public @Nullable ValueReader findValueReader(JSONReader context, Class<?> type) {
            return type == Optional.class ? new OptionalReader() : null;
        }

        @Override
        public @Nullable ValueWriter findValueWriter(JSONWriter context, Class<?> type) {
            return type == Optional.class ? new OptionalWriter() : null;
        }
    }

    private static final class OptionalReader extends ValueReader {

        OptionalReader() {
            super(Optional.class);
        }

        @Override
        public Object read(JSONReader context, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            return switch (token) {
                case VALUE_NULL -> Optional.empty();
                case VALUE_STRING -> Optional.of(parser.getText());
                case VALUE_NUMBER_INT -> Optional.of(parser.getIntValue());
                case VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getBooleanValue());
                default -> throw new IOException("not a text, number or flag: " + token);
            };
        }
    }

    private static final class OptionalWriter implements ValueWriter {

        @Override
        public void writeValue(JSONWriter context, JsonGenerator generator, Object value) throws IOException {
            context.writeValue(((Optional<?>) value).orElse(null));
        }

        @Override
        public Class<?> valueType() {
            return Optional.class;
        }
    }
}
