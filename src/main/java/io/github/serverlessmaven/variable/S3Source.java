/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.variable.CloudLookup.StoredObject;
import java.util.Optional;

/** {@code ${s3:bucket/key}}: the text of an object in S3, asked for in the service's region. */
public final class S3Source implements VariableSource {

    private static final String EXAMPLE = "${s3:bucket/folder/key}";

    private final VariableContext context;

    /** Makes the source. */
    public S3Source(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress(EXAMPLE);
        int slash = address.indexOf('/');
        if (slash <= 0 || slash == address.length() - 1) {
            throw lookup.wrongArguments("\"" + address + "\" is not a bucket and key joined by a slash", EXAMPLE);
        }
        return lookup.cloudText(new StoredObject(
                context.effectiveRegion(lookup), address.substring(0, slash), address.substring(slash + 1)));
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Check the bucket and the key, or add a fallback, as in ${s3:bucket/key, 'value'}.";
    }
}
