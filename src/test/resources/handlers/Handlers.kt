package app

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler
import com.amazonaws.services.lambda.runtime.RequestStreamHandler
import java.io.InputStream
import java.io.OutputStream

data class Order(val id: String = "")

@JvmInline value class Id(val text: String)

class Events : RequestHandler<Order, String> {
    override fun handleRequest(order: Order, context: Context) = "ok"
}

class Streams : RequestStreamHandler {
    override fun handleRequest(input: InputStream, output: OutputStream, context: Context) {}
}

abstract class Base<I, O> : RequestHandler<I, O> {
    abstract fun answer(event: I): O

    override fun handleRequest(event: I, context: Context) = answer(event)
}

class Inherited : Base<Order, List<Order>>() {
    override fun answer(event: Order) = listOf(event)
}

class Delegating : RequestHandler<Order, String> by Events()

interface Named {
    fun say(order: Order) = order.id
}

class Default : Named

class AllDefaults(val greeting: String = "Hello") : RequestHandler<Map<String, Any>, Unit> {
    override fun handleRequest(event: Map<String, Any>, context: Context) {}
}

class WithParameters(val greeting: String) : RequestHandler<Order, String> {
    override fun handleRequest(order: Order, context: Context) = greeting
}

object Singleton : RequestHandler<Order, String> {
    override fun handleRequest(order: Order, context: Context) = "ok"

    @JvmStatic fun still(order: Order) = order.id
}

class Host {
    companion object {
        @JvmStatic fun still(order: Order) = order.id

        fun member(order: Order) = order.id
    }
}

class Plain {
    fun nothing() {}

    fun count(number: Int) = number

    fun withContext(order: Order?, context: Context): Order? = order

    suspend fun suspending(order: Order) = order.id

    fun optional(order: Order, note: String = "") = note

    @JvmOverloads fun overloads(order: Order, note: String = "") = note

    fun ofValue(id: Id) = id.text

    internal fun ofModule(order: Order) = order.id

    val property: (Order) -> String = { it.id }

    inner class Inner : RequestHandler<Order, String> {
        override fun handleRequest(order: Order, context: Context) = "ok"
    }

    class Nested : RequestHandler<Order, String> {
        override fun handleRequest(order: Order, context: Context) = "ok"
    }
}

internal class OfModule : RequestHandler<Order, String> {
    override fun handleRequest(order: Order, context: Context) = "ok"
}

private class OfFile : RequestHandler<Order, String> {
    override fun handleRequest(order: Order, context: Context) = "ok"
}

fun topLevel(order: Order) = order.id

fun Order.extension() = id
