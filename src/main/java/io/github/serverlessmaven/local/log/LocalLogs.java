/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UnpackedZips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Log groups as folders, their streams as files. */
public final class LocalLogs implements Logs {

    private static final String STREAM = ".log";

    private final FunctionDirectory directory;
    private final Path folder;

    /** The logs in a folder of state. */
    public LocalLogs(StateFolder state) {
        this.directory = new FunctionDirectory(state);
        this.folder = state.path().resolve("logs");
    }

    /** A stream to write to; its folder is made. */
    public LogStream stream(String group, String stream) {
        return new LogStream(stream, folder(group).resolve(encoded(stream) + STREAM));
    }

    @Override
    public String group(String functionName) {
        return directory.get(functionName, Optional.empty()).logGroup();
    }

    @Override
    public Optional<Instant> lastWritten(String group) {
        return streams(group).stream()
                .filter(log -> log.size() > 0)
                .map(log -> Optional.ofNullable(log.times().lastEntry()))
                .flatMap(Optional::stream)
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }

    @Override
    public void read(Query query, Consumer<Event> reader) {
        Optional<FilterPattern> pattern = query.filter().map(FilterPattern::new);
        List<LogLines> open = new ArrayList<>();
        try {
            for (LogStream log : streams(query.group())) {
                if (!log.isOlderThan(query.from())) {
                    open.add(new LogLines(log, query.from()));
                }
            }
            merge(open, event -> {
                if (pattern.isEmpty() || pattern.get().matches(event.message())) {
                    reader.accept(event);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(LogLines::close);
        }
    }

    private static void merge(List<LogLines> streams, Consumer<Event> reader) {
        PriorityQueue<LogLines> byTime = new PriorityQueue<>(
                Comparator.comparing(lines -> lines.peek().orElseThrow().time()));
        streams.stream().filter(lines -> lines.peek().isPresent()).forEach(byTime::add);
        while (!byTime.isEmpty()) {
            LogLines oldest = byTime.remove();
            reader.accept(oldest.take());
            if (oldest.peek().isPresent()) {
                byTime.add(oldest);
            }
        }
    }

    private List<LogStream> streams(String group) {
        try (Stream<Path> files = Files.list(folder(group))) {
            return files.filter(file -> file.toString().endsWith(STREAM))
                    .sorted()
                    .map(file -> new LogStream(name(file), file))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        String encoded = file.getFileName().toString();
        return URLDecoder.decode(encoded.substring(0, encoded.length() - STREAM.length()), StandardCharsets.UTF_8);
    }

    static Path times(Path log) {
        return log.resolveSibling(log.getFileName() + ".times");
    }

    /** Deletes a group with all its streams; nothing happens if there is none. */
    public void delete(String group) {
        try {
            UnpackedZips.deleteTree(folder(group));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String group) {
        return folder.resolve(encoded(group) + ".group");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
