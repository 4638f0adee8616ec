package app

import com.amazonaws.services.lambda.runtime.{Context, RequestHandler, RequestStreamHandler}
import java.io.{InputStream, OutputStream}
import scala.concurrent.Future

case class Order(id: String) {
  def this() = this("")
}

class Id(val text: String) extends AnyVal

class Events extends RequestHandler[Order, String] {
  override def handleRequest(order: Order, context: Context): String = "ok"
}

class Streams extends RequestStreamHandler {
  override def handleRequest(input: InputStream, output: OutputStream, context: Context): Unit = ()
}

trait Base[I, O] extends RequestHandler[I, O] {
  def answer(event: I): O

  override def handleRequest(event: I, context: Context): O = answer(event)
}

class Inherited extends Base[Order, Option[Order]] {
  override def answer(event: Order): Option[Order] = Some(event)
}

object Singleton extends RequestHandler[Order, String] {
  override def handleRequest(order: Order, context: Context): String = "ok"
}

object Functions {
  def greet(order: Order): String = order.id

  def later(order: Order): Future[String] = Future.successful(order.id)

  class Nested extends RequestHandler[Order, String] {
    override def handleRequest(order: Order, context: Context): String = "ok"
  }
}

class Companion {
  def own(order: Order): String = order.id
}

object Companion {
  def still(order: Order): String = order.id
}

class Plain {
  def nothing(): Unit = ()

  def count(number: Int): Int = number

  def curried(order: Order)(context: Context): String = order.id

  def implicitly(order: Order)(implicit context: Context): String = order.id

  def optional(order: Order, note: String = ""): String = note

  def ofValue(id: Id): String = id.text

  private[app] def ofPackage(order: Order): String = order.id

  private def hidden(order: Order): String = order.id

  val function: Order => String = _.id

  class Inner extends RequestHandler[Order, String] {
    override def handleRequest(order: Order, context: Context): String = "ok"
  }
}

class AllDefaults(greeting: String = "Hello") extends RequestHandler[Order, String] {
  override def handleRequest(order: Order, context: Context): String = greeting
}

private class OfPackage extends RequestHandler[Order, String] {
  override def handleRequest(order: Order, context: Context): String = "ok"
}
