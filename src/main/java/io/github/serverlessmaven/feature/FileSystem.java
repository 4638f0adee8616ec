/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** A file system of Amazon EFS: {@code FileSystemConfigs}, and the permission to read and write it. */
public final class FileSystem implements FunctionFeature {

    static final DiagnosticCode INCOMPLETE_FILE_SYSTEM = new DiagnosticCode(
            "INCOMPLETE_FILE_SYSTEM", "A file system lacks its access point or the path it is mounted at.");

    static final DiagnosticCode FILE_SYSTEM_WITHOUT_VPC = new DiagnosticCode(
            "FILE_SYSTEM_WITHOUT_VPC",
            "A function with a file system is not attached to the VPC it is reached through.");

    static final DiagnosticCode FILE_SYSTEM_TYPE =
            new DiagnosticCode("FILE_SYSTEM_TYPE", "The type of a file system is not that of its access point's ARN.");

    private static final String S3_FILES = "s3files";

    /** The forms of "FileSystemConfig" in the AWS Lambda API reference. */
    private static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.textOrIntrinsic(
                    Types.text(
                            "the ARN of an access point of EFS or S3 Files",
                            "arn:aws[a-z-]*:(elasticfilesystem:[a-z0-9-]+:[0-9]{12}:access-point/fsap-[a-f0-9]{17}"
                                    + "|s3files:[a-z0-9-]+:[0-9]{12}:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40})")),
            "The access point of the file system.",
            "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0");

    private static final Property<String> PATH = Property.of(
            "localMountPath",
            Types.text("/mnt/ followed by letters, digits and -_.", "/mnt/[a-zA-Z0-9-_.]{1,155}"),
            "Where the function finds the file system.",
            "/mnt/data");

    private static final Property<String> TYPE = Property.of(
            "type",
            Types.choice(List.of("efs", S3_FILES)),
            "What kind of file system an intrinsic function of \"arn\" gives; efs unless set. An ARN says it itself.",
            S3_FILES);

    static final Property<PropertyValues> FILE_SYSTEM = Property.of(
            "fileSystemConfig",
            ObjectSchema.of(List.of(ARN, PATH, TYPE)),
            "A file system of Amazon EFS or Amazon S3 Files; the function needs a VPC that reaches it.",
            "{arn: 'arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0',"
                    + " localMountPath: /mnt/data}");

    @Override
    public List<Property<?>> properties() {
        return List.of(FILE_SYSTEM);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        PropertyValues settings = scope.function().settings();
        settings.get(FILE_SYSTEM).ifPresent(fileSystem -> {
            List.of(ARN, PATH).stream()
                    .filter(part -> fileSystem.get(part).isEmpty())
                    .filter(part -> !scope.alreadyReported(FILE_SYSTEM, part, diagnostics))
                    .forEach(part -> settings.error(
                            FILE_SYSTEM,
                            diagnostics,
                            INCOMPLETE_FILE_SYSTEM,
                            "has no " + part,
                            "Add it: AWS needs the access point's arn and a localMountPath."));
            fileSystem
                    .get(TYPE)
                    .filter(type -> fileSystem
                            .get(ARN)
                            .flatMap(FileSystem::typeOf)
                            .filter(own -> !own.equals(type))
                            .isPresent())
                    .ifPresent(type -> settings.error(
                            FILE_SYSTEM,
                            diagnostics,
                            FILE_SYSTEM_TYPE,
                            "has the type " + type + ", but the ARN of another",
                            "Remove \"type\", which is for intrinsic functions, or correct the ARN."));
            if (!Vpc.isEffective(scope) && !scope.alreadyReported(Vpc.VPC, diagnostics)) {
                settings.error(
                        FILE_SYSTEM,
                        diagnostics,
                        FILE_SYSTEM_WITHOUT_VPC,
                        "needs a VPC, but the function is attached to none",
                        "Set \"vpc\" to security groups and subnets from which the file system is reached.");
            }
        });
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(FILE_SYSTEM).map(FileSystem::of).orElse(TemplateFragment.EMPTY);
    }

    private static TemplateFragment of(PropertyValues fileSystem) {
        Value arn = fileSystem.get(ARN).orElseThrow();
        boolean isS3 = typeOf(arn)
                .or(() -> fileSystem.get(TYPE))
                .filter(S3_FILES::equals)
                .isPresent();
        String service = isS3 ? S3_FILES : "elasticfilesystem";
        Value config = Value.mapping()
                .put("Arn", arn)
                .put("LocalMountPath", fileSystem.get(PATH).orElseThrow())
                .build();
        return TemplateFragment.property("FileSystemConfigs", Value.list(config))
                .withStatement(PolicyStatement.allow(List.of(service + ":ClientMount", service + ":ClientWrite"), arn));
    }

    /** The type that an ARN says; empty for an intrinsic function. */
    private static Optional<String> typeOf(Value arn) {
        return arn instanceof Value.Text literal
                ? Optional.of(literal.text().contains(":" + S3_FILES + ":") ? S3_FILES : "efs")
                : Optional.empty();
    }
}
