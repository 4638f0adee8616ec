/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Value}s as JSON text. The same value always gives the same text: two spaces, {@code \n}, keys in the value's order. */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonFactory LENIENT_KEYS = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    private static final JsonFactory LENIENT_TEXT = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final int LONGEST_NUMBER = 100;

    private Json() {}

    /** The value over several lines, for reading, ending with a line feed. */
    public static String pretty(Value value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return render(value, printer) + "\n";
    }

    /** The value in one line without spaces. */
    public static String compact(Value value) {
        return render(value, null);
    }

    /**
     * Reads what may be JSON, at most a hundred levels deep. Of a key that stands twice the last counts, as in JavaScript.
     *
     * @return empty if the text is not exactly one JSON value
     */
    public static Optional<Value> tryParse(String text) {
        try (JsonParser parser = LENIENT_KEYS.createParser(text)) {
            Optional<Value> value = parser.nextToken() == null ? Optional.empty() : Optional.of(read(parser));
            return parser.nextToken() == null ? value : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Undoes JSON's escapes. Control characters may stand for themselves.
     *
     * @param escaped what stands between the quotes
     * @return empty if an escape is unknown
     */
    public static Optional<String> unescape(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return Optional.of(escaped);
        }
        try (JsonParser parser = LENIENT_TEXT.createParser('"' + escaped + '"')) {
            return Optional.ofNullable(parser.nextTextValue());
        } catch (JsonProcessingException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads JSON text.
     *
     * @param text one JSON value
     * @param origin where the text came from, for the message
     * @throws ServerlessException if the text is not JSON, or has a key twice
     */
    public static Value parse(String text, String origin) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Value value = read(parser);
            if (parser.nextToken() != null) {
                throw new ServerlessException(origin + " has text after its JSON value.", "Remove it.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ServerlessException(origin + " is not valid JSON: " + e.getOriginalMessage(), "Correct it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String render(Value value, @Nullable DefaultPrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (printer != null) {
                generator.setPrettyPrinter(printer);
            }
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Value value, JsonGenerator generator) throws IOException {
        if (value instanceof Value.Text text) {
            generator.writeString(text.text());
        } else if (value instanceof Value.Numeric number) {
            generator.writeNumber(spelling(number.number()));
        } else if (value instanceof Value.Bool bool) {
            generator.writeBoolean(bool.bool());
        } else if (value instanceof Value.Sequence sequence) {
            generator.writeStartArray();
            for (Value item : sequence.items()) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Value.Mapping mapping) {
            generator.writeStartObject();
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                generator.writeFieldName(entry.getKey());
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else {
            generator.writeNull();
        }
    }

    /** Without an exponent, unless that would be a long row of zeros, which readers of JSON refuse. */
    private static String spelling(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER || number.scale() > LONGEST_NUMBER
                ? number.toString()
                : number.toPlainString();
    }

    private static Value read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return Value.NULL;
        }
        return switch (token) {
            case START_OBJECT -> readMapping(parser);
            case START_ARRAY -> readSequence(parser);
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(parser.getDecimalValue());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            default -> Value.NULL;
        };
    }

    private static Value readMapping(JsonParser parser) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            entries.put(key, read(parser));
        }
        return new Value.Mapping(entries);
    }

    private static Value readSequence(JsonParser parser) throws IOException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Value.Sequence(items);
    }
}
