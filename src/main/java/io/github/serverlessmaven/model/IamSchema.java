/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;

/** What may be configured of the roles: those of the functions, and that of the deployment. */
public final class IamSchema {

    /** An existing role instead of a generated one. */
    public static final PropertyType<Value> EXISTING_ROLE = TemplateTypes.textOrIntrinsic(Types.text(
                    "the ARN of a role, or the logical id of one in \"resources\"",
                    "arn:aws[a-z-]*:iam::.+|[A-Za-z0-9]{1,255}")
            .strict());

    private static final PropertyType<String> ROLE_ARN =
            Types.text("the ARN of a role", "arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+");

    static final Property<ServiceRole> SERVICE_ROLE = Property.of(
            "role",
            new ServiceRoleType(
                    EXISTING_ROLE,
                    ObjectSchema.of(
                            Stream.concat(Stream.of(ServiceRole.Generated.MODE), RoleSettings.PROPERTIES.stream())
                                    .toList())),
            "The role of functions without one of their own: an existing one, or how the generated one is configured.",
            "{statements: []}");

    static final Property<String> DEPLOYMENT_ROLE = Property.of(
            "deploymentRole",
            ROLE_ARN,
            "The role in which CloudFormation works on the stack's resources, by its ARN; that of the caller unless given.",
            "arn:aws:iam::123456789012:role/deployment");

    static final Property<PropertyValues> IAM = Property.of(
            "iam",
            ObjectSchema.of(List.of(SERVICE_ROLE, DEPLOYMENT_ROLE)),
            "Roles of the functions and of the deployment.",
            "{role: {statements: []}}");

    /** The provider's existing role in the form of Serverless 2. */
    static final Property<Value> LEGACY_ROLE = Property.of(
            "role",
            EXISTING_ROLE,
            "An existing role of functions without one of their own; the same as \"iam.role\".",
            "arn:aws:iam::123456789012:role/orders");

    static final Property<List<Value.Mapping>> LEGACY_STATEMENTS =
            RoleSettings.statements("iamRoleStatements", "The same as \"iam.role.statements\".");

    static final Property<List<Value>> LEGACY_MANAGED_POLICIES =
            RoleSettings.managedPolicies("iamManagedPolicies", "The same as \"iam.role.managedPolicies\".");

    static final Property<Value> LEGACY_BOUNDARY = RoleSettings.permissionsBoundary(
            "rolePermissionsBoundary", "The same as \"iam.role.permissionsBoundary\".");

    static final Property<String> LEGACY_DEPLOYMENT_ROLE = Property.of(
            "cfnRole", ROLE_ARN, "The same as \"iam.deploymentRole\".", "arn:aws:iam::123456789012:role/deployment");

    /** What the provider's section has of it. */
    static final List<Property<?>> PROVIDER = List.of(
            IAM, LEGACY_ROLE, LEGACY_STATEMENTS, LEGACY_MANAGED_POLICIES, LEGACY_BOUNDARY, LEGACY_DEPLOYMENT_ROLE);

    static final Property<Boolean> INHERIT_STATEMENTS = Property.of(
            "inheritStatements",
            Types.bool(),
            "Whether the provider's \"iam.role.statements\" hold for the function's own role; as \"iam.role.mode\" is"
                    + " perFunction unless set.",
            "true");

    static final Property<PropertyValues> FUNCTION_ROLE = Property.of(
            "role",
            ObjectSchema.of(RoleSettings.PROPERTIES),
            "The function's own role; what the provider's \"iam.role\" has of path, boundary, tags and managed policies"
                    + " holds for it too.",
            "{statements: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]}");

    /** A function's own generated role. */
    public static final Property<PropertyValues> FUNCTION_IAM = Property.of(
            "iam",
            ObjectSchema.of(List.of(INHERIT_STATEMENTS, FUNCTION_ROLE)),
            "Gives the function a role of its own that permits only what it needs, and these statements.",
            "{role: {statements: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]}}");

    private IamSchema() {}
}
