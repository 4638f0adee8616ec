/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.PublishedVersions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with published versions, whatever is behind it. */
public abstract class VersionsContract {

    private static final String ROLE = """
            {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}}""";
    private static final String FUNCTION = """
            {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "versioned-hello", "Timeout": %d,
              "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Handler": "a.B", "Runtime": "java21",
              "Code": {"S3Bucket": {"Ref": "Store"}, "S3Key": "code.zip"}}}""";
    private static final String VERSION = """
            {"Type": "AWS::Lambda::Version", "DeletionPolicy": "Retain", "Properties": {
              "FunctionName": {"Ref": "Hello"}, "Description": "%d"}}""";
    private static final String ALIAS = """
            {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "Hello"}, "Name": "live",
              "FunctionVersion": {"Fn::GetAtt": ["Version%d", "Version"]}}}""";

    @TempDir
    Path files;

    /** The target under test, empty. */
    protected abstract Target target();

    @Test
    void versionsOfAFunctionAreListedUnlessAnAliasPointsAtThemAndDeleted() throws IOException {
        AppliedStacks stacks = new AppliedStacks(target());
        String bucketAndRole = AppliedStacks.resources("Store", AppliedStacks.BUCKET, "Role", ROLE);
        stacks.apply("versioned", true, bucketAndRole, Map.of());
        upload(stacks.physicalId("versioned", "Store").orElseThrow());
        for (int number = 1; number <= 3; number++) {
            Stack stack = stacks.apply("versioned", false, template(number), Map.of());
            assertThat(stack.status().text()).isEqualTo("UPDATE_COMPLETE");
        }
        PublishedVersions versions = target().versions();
        assertThat(versions.ofFunction("versioned-hello")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(versions.deleteOfFunction("versioned-hello", 1)).isTrue();
        assertThat(versions.ofFunction("versioned-hello")).containsExactly(2L);
    }

    @Test
    void whatIsNotThereHasNoVersions() {
        assertThat(target().versions().ofFunction("versioned-none")).isEmpty();
        assertThat(target().versions().ofLayer("versioned-none")).isEmpty();
    }

    /** A function whose newest version has an alias; those before stay. */
    private static String template(int number) {
        return AppliedStacks.resources(
                "Store",
                AppliedStacks.BUCKET,
                "Role",
                ROLE,
                "Hello",
                FUNCTION.formatted(number),
                "Version" + number,
                VERSION.formatted(number),
                "Alias",
                ALIAS.formatted(number));
    }

    private void upload(String bucket) throws IOException {
        Path file = files.resolve("code.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("code.txt"));
        }
        target().store().upload(bucket, "code.zip", file, Sha256.of(file));
    }
}
