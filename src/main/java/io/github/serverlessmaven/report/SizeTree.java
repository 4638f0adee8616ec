/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.inspect.PackagePart;
import io.github.serverlessmaven.inspect.PackagedFile;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folders of a part, down to the packages of its classes. Only large files and libraries of machine code stand by themselves. */
final class SizeTree {

    private static final long LARGE = 20_000;

    private final Map<String, SizeTree> folders = new TreeMap<>();
    private final List<PackagedFile> large = new ArrayList<>();
    private final Sum small = new Sum();
    private final Sum all = new Sum();

    /** What files come to. */
    private static final class Sum {

        private long size;
        private long unpacked;
        private int classes;
        private int files;

        void add(PackagedFile file) {
            size += file.size();
            unpacked += file.unpacked();
            classes += file.isClass() ? 1 : 0;
            files++;
        }

        Value.MappingBuilder value(String name) {
            return Value.mapping()
                    .put("name", name)
                    .put("size", Value.of(size))
                    .put("unpacked", Value.of(unpacked))
                    .put("classes", Value.of(classes))
                    .put("files", Value.of(files));
        }
    }

    private SizeTree() {}

    /** What stands in a part; the directory of a jar is there too, so that all adds up. */
    static List<Value> of(PackagePart part) {
        SizeTree root = new SizeTree();
        String base = part.kind() == PackagePart.Kind.MODULE ? part.place() + "/" : "";
        part.files().forEach(file -> root.add(file, file.path().startsWith(base) ? base.length() : 0));
        List<Value> content = new ArrayList<>(root.content());
        if (part.overhead() > 0) {
            content.add(Value.mapping()
                    .put("name", "directory of the jar")
                    .put("size", Value.of(part.overhead()))
                    .build());
        }
        return content;
    }

    private void add(PackagedFile file, int from) {
        all.add(file);
        int end = file.path().indexOf('/', from);
        if (end >= 0) {
            folders.computeIfAbsent(file.path().substring(from, end), any -> new SizeTree())
                    .add(file, end + 1);
        } else if (file.size() >= LARGE || file.platform().isPresent()) {
            large.add(file);
        } else {
            small.add(file);
        }
    }

    private List<Value> content() {
        List<Value> content = new ArrayList<>();
        folders.forEach((name, folder) -> content.add(folder.value(name)));
        large.forEach(file -> content.add(value(file)));
        if (small.files > 0) {
            content.add(small.value(small.files == 1 ? "1 file" : small.files + " files")
                    .build());
        }
        return content;
    }

    private Value value(String name) {
        if (folders.size() == 1 && all.files == onlyFolder().all.files) {
            return onlyFolder().value(name + "/" + folders.keySet().iterator().next());
        }
        Optional<Value> children =
                Optional.<Value>of(new Value.Sequence(content())).filter(any -> !folders.isEmpty() || !large.isEmpty());
        return all.value(name).put("content", children).build();
    }

    private SizeTree onlyFolder() {
        return folders.values().iterator().next();
    }

    private static Value value(PackagedFile file) {
        Sum sum = new Sum();
        sum.add(file);
        return sum.value(file.path().substring(file.path().lastIndexOf('/') + 1))
                .put("platform", file.platform().map(Value::of))
                .build();
    }
}
