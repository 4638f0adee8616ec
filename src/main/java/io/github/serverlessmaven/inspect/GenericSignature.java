/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * The generic side of a class: its type variables, its superclass and interfaces.
 *
 * @param variables its type variables
 * @param parents the superclass, then the interfaces
 */
record GenericSignature(List<Variable> variables, List<Use> parents) {

    static final GenericSignature NONE = new GenericSignature(List.of(), List.of());

    /**
     * A type variable.
     *
     * @param bound the class, with slashes, that it is bounded by, unless that is {@code Object}
     */
    record Variable(String name, Optional<String> bound) {}

    /**
     * A class or interface as it is extended or implemented.
     *
     * @param name its name, with slashes
     * @param arguments its type arguments; none if it is used raw or has none
     */
    record Use(String name, List<Argument> arguments) {}

    /**
     * A type argument.
     *
     * @param name the class, with slashes, or the type variable; empty for arrays of primitives and wildcards without bound
     */
    record Argument(Optional<String> name, boolean isVariable) {}

    /** Of a class that has no generics. */
    static GenericSignature raw(Optional<String> superclass, List<String> interfaces) {
        return new GenericSignature(
                List.of(),
                Stream.concat(superclass.stream(), interfaces.stream())
                        .map(name -> new Use(name, List.of()))
                        .toList());
    }

    /** Of the signature in a class file (Java Virtual Machine Specification, section 4.7.9.1). */
    static GenericSignature parse(String text) {
        ClassSignature parsed = new ClassSignature();
        new SignatureReader(text).accept(parsed);
        return new GenericSignature(
                parsed.variables.stream().map(Bounded::variable).toList(),
                parsed.parents.stream().map(Type::use).toList());
    }

    /** The type variable that the first parameter of a method is of; empty if it is of a class, or an array. */
    static Optional<String> firstVariable(String methodSignature) {
        List<Type> parameters = new ArrayList<>();
        new SignatureReader(methodSignature).accept(new SignatureVisitor(Opcodes.ASM9) {
            @Override
            public SignatureVisitor visitParameterType() {
                parameters.add(new Type());
                return parameters.get(parameters.size() - 1);
            }
        });
        return parameters.stream()
                .limit(1)
                .filter(type -> type.isVariable && !type.isArray)
                .map(type -> type.name.toString())
                .findFirst();
    }

    private static final class ClassSignature extends SignatureVisitor {

        private final List<Bounded> variables = new ArrayList<>();
        private final List<Type> parents = new ArrayList<>();

        ClassSignature() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFormalTypeParameter(String name) {
            variables.add(new Bounded(name));
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return variables.get(variables.size() - 1).bound();
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return visitClassBound();
        }

        @Override
        public SignatureVisitor visitSuperclass() {
            parents.add(new Type());
            return parents.get(parents.size() - 1);
        }

        @Override
        public SignatureVisitor visitInterface() {
            return visitSuperclass();
        }
    }

    private record Bounded(String name, List<Type> bounds) {

        Bounded(String name) {
            this(name, new ArrayList<>());
        }

        Type bound() {
            bounds.add(new Type());
            return bounds.get(bounds.size() - 1);
        }

        Variable variable() {
            return new Variable(
                    name,
                    bounds.stream()
                            .map(bound -> bound.name.toString())
                            .filter(bound -> !bound.equals("java/lang/Object"))
                            .findFirst());
        }
    }

    /** One type; what its own arguments are made of is not looked into. */
    private static final class Type extends SignatureVisitor {

        private final StringBuilder name = new StringBuilder();
        private final List<Type> arguments = new ArrayList<>();
        private boolean isVariable;
        private boolean isArray;

        Type() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitClassType(String className) {
            name.append(className);
        }

        @Override
        public void visitInnerClassType(String innerName) {
            name.append('$').append(innerName);
            arguments.clear();
        }

        @Override
        public void visitTypeVariable(String variable) {
            name.append(variable);
            isVariable = true;
        }

        @Override
        public SignatureVisitor visitArrayType() {
            isArray = true;
            return this;
        }

        @Override
        public void visitTypeArgument() {
            arguments.add(new Type());
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            arguments.add(new Type());
            return arguments.get(arguments.size() - 1);
        }

        Use use() {
            return new Use(
                    name.toString(), arguments.stream().map(Type::argument).toList());
        }

        private Argument argument() {
            return new Argument(Optional.of(name.toString()).filter(text -> !text.isEmpty()), isVariable);
        }
    }
}
