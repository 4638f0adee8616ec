/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkEndpointsTest {

    private static final String BUILDER = "software/amazon/awssdk/awscore/client/builder/AwsDefaultClientBuilder.class";
    private static final String PROVIDER = "software/amazon/awssdk/awscore/endpoint/AwsClientEndpointProvider.class";
    private static final String FIRST = "com/amazonaws/AmazonWebServiceClient.class";

    @TempDir
    Path folder;

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, namesAndContents);
        return bytes.toByteArray();
    }

    private static void write(OutputStream bytes, Object... namesAndContents) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
    }

    private FunctionPackages function(String name, Object... namesAndContents) throws IOException {
        Path code = folder.resolve(name + ".zip");
        Files.write(code, zip(namesAndContents));
        return new FunctionPackages(name, "java21", "x86_64", code, List.of(), 0);
    }

    @Test
    void librariesThatDoNotLookAtTheVariablesAreNamedOnce() throws IOException {
        byte[] old = zip(BUILDER, new byte[1]);
        byte[] current = zip(BUILDER, new byte[1], PROVIDER, new byte[1]);
        byte[] first = zip(FIRST, new byte[1]);
        assertThat(SdkEndpoints.ignoredBy(List.of(
                        function("a", "lib/aws-core-2.28.0.jar", old, "lib/aws-java-sdk-core-1.12.780.jar", first),
                        function("b", "lib/aws-core-2.28.0.jar", old, "lib/other.jar", zip("A.class", new byte[1])),
                        function("c", "lib/aws-core-2.41.11.jar", current))))
                .containsExactly("aws-core-2.28.0.jar", "aws-java-sdk-core-1.12.780.jar");
    }

    @Test
    void classesThatWereUnpackedIntoThePackageAreItsOwnCode() throws IOException {
        assertThat(SdkEndpoints.ignoredBy(List.of(function("a", BUILDER, new byte[1]))))
                .containsExactly("own code");
        assertThat(SdkEndpoints.ignoredBy(List.of(function("b", BUILDER, new byte[1], PROVIDER, new byte[1]))))
                .isEmpty();
    }
}
