/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.artifact.Sizes;
import io.github.serverlessmaven.inspect.PackagePart;
import io.github.serverlessmaven.inspect.Saving;
import io.github.serverlessmaven.inspect.SizedFunction;
import io.github.serverlessmaven.inspect.SizedPackage;
import io.github.serverlessmaven.workflow.SizeReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report of sizes as text for a terminal. */
public final class SizeTable {

    private static final int ROWS = 25;
    private static final int SAVINGS = 10;
    private static final int NAME_WIDTH = 100;
    private static final String ROW = "  %10s %6s %10s %9s  %s\n";

    private final StringBuilder text = new StringBuilder();

    private SizeTable() {}

    /** Renders a report. */
    public static String of(SizeReport report) {
        SizeTable table = new SizeTable();
        table.line("Service %s, stage %s", report.service(), report.stage());
        report.groups().forEach(table::add);
        if (!report.images().isEmpty()) {
            table.line("\n%s: an image, which is not looked into", String.join(", ", report.images()));
        }
        return table.text.toString();
    }

    private void add(List<SizedFunction> group) {
        SizedFunction function = group.get(0);
        String keys = group.stream().map(each -> each.function().key()).collect(Collectors.joining(", "));
        line(
                "\n%s (%s, %s)",
                keys, function.function().runtime(), function.function().architecture());
        function.packages().forEach(this::addPackage);
        addLimits(function);
        addParts(function);
        addSavings(function.savings());
    }

    private void addPackage(SizedPackage each) {
        line(
                "  %10s  %s%s%s",
                Sizes.readable(each.size()),
                each.name(),
                each.isLayer() ? " (layer)" : "",
                each.size() > SizedFunction.LARGEST_REQUEST
                        ? ", beyond the 50 MB that Lambda takes in a request: it goes by S3"
                        : "");
    }

    private void addLimits(SizedFunction function) {
        long unzipped = function.unzipped();
        long left = SizedFunction.LARGEST - unzipped;
        line(
                "  %10s  unzipped%s, %s of the 262.1 MB that Lambda takes (250 MiB or %,d bytes): %s",
                Sizes.readable(unzipped),
                function.packages().size() > 1 ? " with its layers" : "",
                percent(unzipped, SizedFunction.LARGEST),
                SizedFunction.LARGEST,
                left < 0 ? Sizes.readable(-left) + " too much" : Sizes.readable(left) + " left");
        int others = function.function().otherLayers();
        if (others > 0) {
            line("              %d more layer(s), whose content is not known here, count too", others);
        }
    }

    private void addParts(SizedFunction function) {
        List<PackagePart> parts = function.parts()
                .sorted(Comparator.comparingLong(PackagePart::size).reversed())
                .toList();
        long whole = function.size();
        text.append('\n').append(String.format(Locale.ROOT, ROW, "size", "share", "unpacked", "classes", "part"));
        List<PackagePart> small =
                parts.stream().skip(ROWS).filter(part -> !isOwn(part)).toList();
        boolean joins = small.size() > 1;
        Stream.concat(parts.stream().limit(ROWS), parts.stream().skip(ROWS).filter(part -> isOwn(part) || !joins))
                .forEach(part -> row(part.size(), whole, part.unpacked(), part.classes(), shortened(part.name())));
        if (joins) {
            row(sum(small), whole, unpacked(small), classes(small), small.size() + " smaller parts");
        }
        long directory = whole - sum(parts);
        row(directory, whole, 0, 0, "directory of the zip");
        row(whole, whole, unpacked(parts), classes(parts), "total");
    }

    private static boolean isOwn(PackagePart part) {
        return part.kind() == PackagePart.Kind.CODE;
    }

    private void addSavings(List<Saving> savings) {
        if (savings.isEmpty()) {
            return;
        }
        line("\n  Could be left out:");
        savings.stream().limit(SAVINGS).forEach(saving -> {
            line("  %10s  %s %s", Sizes.readable(saving.bytes()), shortened(saving.subject()), saving.reason());
            line("              -> %s", saving.remedy());
        });
        List<Saving> rest = savings.stream().skip(SAVINGS).toList();
        if (!rest.isEmpty()) {
            line(
                    "  %10s  in %d smaller findings; -Dserverless.size.format=json has all",
                    Sizes.readable(rest.stream().mapToLong(Saving::bytes).sum()), rest.size());
        }
    }

    private void row(long size, long whole, long unpacked, int classes, String name) {
        text.append(String.format(
                Locale.ROOT,
                ROW,
                Sizes.readable(size),
                percent(size, whole),
                unpacked == 0 ? "" : Sizes.readable(unpacked),
                classes == 0 ? "" : String.format(Locale.ROOT, "%,d", classes),
                name));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "\n", values));
    }

    private static long sum(List<PackagePart> parts) {
        return parts.stream().mapToLong(PackagePart::size).sum();
    }

    private static long unpacked(List<PackagePart> parts) {
        return parts.stream().mapToLong(PackagePart::unpacked).sum();
    }

    private static int classes(List<PackagePart> parts) {
        return parts.stream().mapToInt(PackagePart::classes).sum();
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    private static String shortened(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > NAME_WIDTH ? printable.substring(0, NAME_WIDTH - 1) + "…" : printable;
    }
}
