<?xml version="1.0" encoding="UTF-8"?>
<!--
The content controls of a Word document as text: one record each, closed by U+FDD2. A record is what the control says of
itself, each piece led by U+FDD0 and a letter, then U+FDD0 twice, then its words. U+FDD1 closes a piece of the words and
the two parts of a choice; U+FDD3 is a line break, U+FDD4 leads a symbol. No text has these signs: Unicode sets them
aside for inside a program. libxslt is faster here than walking the tree from Python, and a pile of forms is thousands
of controls; templates by name of element are faster than paths.

Letters: t tag, a alias, m prefix mappings, x xpath, s store, d full date, b box and its state, n line breaks before,
c choices. Where an attribute holds a U+FDD0, a U+FDD2 breaks the record, and the file is refused.
Not taken: controls that only wrap others, those in words that were deleted or that only older programs show.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<xsl:output method="text" encoding="UTF-8"/>

<xsl:template match="/">
  <xsl:apply-templates select="//w:sdt[w:sdtContent and not(.//w:sdt)
      and not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback)]"/>
</xsl:template>

<xsl:template match="w:sdt">
  <xsl:if test="w:sdtPr//@*[contains(., '&#xFDD0;')]">&#xFDD2;</xsl:if>
  <xsl:apply-templates select="w:sdtPr/*" mode="own"/>
  <!-- LibreOffice puts the name of a box on a control around it. -->
  <xsl:if test="not(w:sdtPr[w:tag or w:alias or w:dataBinding])">
    <xsl:if test="ancestor::w:sdt/w:sdtPr/*/@*[contains(., '&#xFDD0;')]">&#xFDD2;</xsl:if>
    <xsl:apply-templates mode="own"
        select="ancestor::w:sdt[w:sdtPr[not(w:group)][w:tag or w:alias]][1]/w:sdtPr/*[self::w:tag or self::w:alias]"/>
  </xsl:if>
  <xsl:apply-templates select="preceding-sibling::*[1]" mode="before"/>
  <xsl:text>&#xFDD0;&#xFDD0;</xsl:text>
  <xsl:apply-templates select="w:sdtContent/*" mode="say"/>
  <xsl:text>&#xFDD2;</xsl:text>
</xsl:template>

<xsl:template match="*" mode="own"/>
<xsl:template match="w:tag" mode="own">&#xFDD0;t<xsl:value-of select="@w:val"/></xsl:template>
<xsl:template match="w:alias" mode="own">&#xFDD0;a<xsl:value-of select="@w:val"/></xsl:template>
<xsl:template match="w:dataBinding" mode="own"
    >&#xFDD0;m<xsl:value-of select="@w:prefixMappings"/>&#xFDD0;x<xsl:value-of select="@w:xpath"
    />&#xFDD0;s<xsl:value-of select="@w:storeItemID"/></xsl:template>
<xsl:template match="w:date" mode="own">&#xFDD0;d<xsl:value-of select="@w:fullDate"/></xsl:template>
<xsl:template match="w14:checkbox" mode="own">
  <xsl:text>&#xFDD0;b</xsl:text><xsl:value-of select="w14:checked/@w14:val"/>
  <xsl:if test="w14:checked[not(@w14:val)]">1</xsl:if>
</xsl:template>
<xsl:template match="w:dropDownList | w:comboBox" mode="own">
  <xsl:text>&#xFDD0;c</xsl:text>
  <xsl:for-each select="w:listItem">
    <xsl:value-of select="@w:value"/>&#xFDD1;<xsl:value-of select="@w:displayText"/>&#xFDD1;<xsl:text/>
  </xsl:for-each>
</xsl:template>

<!-- Line breaks in a run directly in front that holds nothing else. -->
<xsl:template match="*" mode="before"/>
<xsl:template match="w:r[w:br][not(*[not(self::w:br or self::w:rPr)])]" mode="before"
    >&#xFDD0;n<xsl:for-each select="w:br">|</xsl:for-each></xsl:template>

<xsl:template match="*" mode="say"><xsl:apply-templates select="*" mode="say"/></xsl:template>
<xsl:template match="w:rPr | w:pPr | w:tcPr | w:trPr | w:tblPr" mode="say"/>
<xsl:template match="w:del | w:moveFrom | mc:Fallback | w:instrText | w:delText | w:rt" mode="say"/>
<xsl:template match="w:t" mode="say">
  <xsl:value-of select="."/><xsl:text>&#xFDD1;</xsl:text>
</xsl:template>
<xsl:template match="w:br | w:cr" mode="say"><xsl:text>&#xFDD3;&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:tab" mode="say"><xsl:text>&#x9;&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:noBreakHyphen" mode="say"><xsl:text>-&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:sym" mode="say">
  <xsl:value-of select="concat('&#xFDD4;', @w:char, '&#xFDD1;')"/>
</xsl:template>
<xsl:template match="w:p" mode="say">
  <xsl:if test="preceding-sibling::w:p"><xsl:text>&#xFDD3;&#xFDD1;</xsl:text></xsl:if>
  <xsl:apply-templates select="*" mode="say"/>
</xsl:template>
</xsl:stylesheet>
