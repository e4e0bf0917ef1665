package io.cardradar.wechat.callback;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * WeChat's XML as the fields that its JSON has: a repeated element is a list, and the element that
 * XML puts around the lists of the subscription events is left out.
 *
 * <p>No DTD, hence no entities: neither files nor bombs.
 */
final class PushXml {

    private static final Pattern WRAPPER = Pattern.compile("SubscribeMsg(Popup|Change|Sent)Event");
    private static final DocumentBuilderFactory PARSERS = parsers();

    private PushXml() {}

    /**
     * @throws RefusedPushException as malformed
     */
    static Map<String, Object> read(String xml) {
        var fields = new LinkedHashMap<String, Object>();
        children(parse(xml).getDocumentElement())
                .forEach((name, value) -> {
                    if (value instanceof Map<?, ?> wrapped && WRAPPER.matcher(name).matches()) {
                        wrapped.forEach((key, inner) -> fields.put(String.valueOf(key), inner));
                    } else {
                        fields.put(name, value);
                    }
                });
        return fields;
    }

    private static Document parse(String xml) {
        try {
            var parser = parser();
            parser.setErrorHandler(new DefaultHandler()); // or it prints what it read
            return parser.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | IOException e) {
            throw PushContent.malformed();
        }
    }

    private static Map<String, Object> children(Element parent) {
        var fields = new LinkedHashMap<String, Object>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                fields.merge(element.getTagName(), value(element), PushXml::append);
            }
        }
        return fields;
    }

    private static Object value(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return children(element);
            }
        }
        return element.getTextContent();
    }

    private static Object append(Object before, Object next) {
        var list = new ArrayList<Object>(before instanceof List<?> many ? many : List.of(before));
        list.add(next);
        return list;
    }

    /** Making a parser is not thread-safe by contract. */
    private static synchronized DocumentBuilder parser() {
        try {
            return PARSERS.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory parsers() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", PushContent.DEEPEST);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser knows these", e);
        }
    }
}
