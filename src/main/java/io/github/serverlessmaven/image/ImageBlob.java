/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

/**
 * A part of an image, known by its content.
 *
 * @param mediaType what it is, such as {@code application/vnd.oci.image.layer.v1.tar+gzip}
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param size in bytes
 */
public record ImageBlob(String mediaType, String digest, long size) {}
